import { fileOf, SIZE, squareOf } from '../lib/crop.js';
import { el, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';

const STEP = 0.02; // of the picture, for each press of an arrow key
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/**
 * Asks which square of a picture shows.
 *
 * @param {ImageBitmap} picture
 * @param {(file: Blob) => unknown} save
 */
export function openCropDialog(picture, save) {
  const view = { x: 0.5, y: 0.5, zoom: 1 };
  const canvas = el('canvas', {
    class: 'crop__canvas',
    width: SIZE,
    height: SIZE,
    tabindex: '0',
    role: 'application',
    'aria-label': t('settings.picture.move'),
    on: { keydown: (event) => pressed(event), pointermove: (event) => dragged(event) },
  });
  canvas.addEventListener('pointerdown', ({ pointerId }) => canvas.setPointerCapture(pointerId));
  const zoom = el('input', { type: 'range', min: '1', max: '4', step: '0.05', value: '1', 'aria-label': t('settings.picture.zoom') });
  zoom.addEventListener('input', () => {
    view.zoom = Number(zoom.value);
    draw();
  });
  const use = el(
    'button',
    { class: 'button button--primary', type: 'button', autofocus: true, data: { testid: 'picture-save' } },
    t('settings.picture.save'),
  );
  const dialog = openDialog(
    { title: t('settings.picture.crop'), testid: 'crop' },
    el('div', { class: 'crop' }, canvas),
    el('p', { class: 'quiet small' }, t('settings.picture.move')),
    el('label', { class: 'crop__zoom' }, icon('zoom-in'), zoom),
    el('div', { class: 'dialog__actions' }, use),
  );
  use.addEventListener('click', async () => {
    use.disabled = true;
    await save(await fileOf(canvas));
    dialog.close();
  });
  draw();

  function draw() {
    const { left, top, side } = squareOf(picture, view);
    // Where the edge stopped it, it goes on from there.
    view.x = (left + side / 2) / picture.width;
    view.y = (top + side / 2) / picture.height;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = 'white';
    context.fillRect(0, 0, SIZE, SIZE);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, left, top, side, side, 0, 0, SIZE, SIZE);
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    move(...step);
  }

  /** @param {PointerEvent} event */
  function dragged({ buttons, movementX, movementY }) {
    if (!buttons) return;
    const scale = squareOf(picture, view).side / canvas.clientWidth;
    move((-movementX * scale) / picture.width, (-movementY * scale) / picture.height);
  }

  /** @param {number} x @param {number} y in parts of the picture */
  function move(x, y) {
    view.x += x;
    view.y += y;
    draw();
  }
}
