import { browserMemory } from '../../lib/memory.js';
import { ornament } from '../../lib/ornament.js';

const CORNERS = ['bottom-right', 'bottom-left', 'top-left', 'top-right'];
const KEY = 'parley.corner';
const MARGIN = 12; // px
const DRAG_THRESHOLD = 4; // px until a press is a drag

/** Keeps an element in a corner of its parent: dragged with a pointer or moved with the arrow keys, it snaps to one. */
export class Corner {
  #element;
  #corner;
  /** @type {AbortController | null} */
  #listening = null;
  /** @type {{x: number, y: number, offsetLeft: number, offsetTop: number, moved: boolean} | null} */
  #start = null;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    // Where one put it, it is after a reload too.
    const kept = browserMemory.read(KEY) ?? '';
    this.#corner = CORNERS.includes(kept) ? kept : CORNERS[0];
  }

  get isLeft() {
    return this.#corner.endsWith('left');
  }

  attach() {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#element.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    this.#element.addEventListener('pointermove', (event) => this.#move(event), { signal });
    this.#element.addEventListener('pointerup', () => this.#release(), { signal });
    this.#element.addEventListener('pointercancel', () => this.#release(), { signal });
    this.#element.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#element.tabIndex = 0;
  }

  detach() {
    this.#listening?.abort();
    this.#listening = null;
    this.#element.tabIndex = -1;
  }

  /**
   * @param {number} width
   * @param {number} height
   * @param {number} stageWidth
   * @param {number} stageHeight
   * @returns {import('./layout.js').Box} where it belongs in a stage of that size
   */
  box(width, height, stageWidth, stageHeight) {
    const [vertical, horizontal] = this.#corner.split('-');
    return {
      left: horizontal === 'left' ? MARGIN : stageWidth - width - MARGIN,
      top: vertical === 'top' ? MARGIN : stageHeight - height - MARGIN,
      width,
      height,
    };
  }

  /** @param {PointerEvent} event */
  #press(event) {
    ornament(() => this.#element.setPointerCapture(event.pointerId));
    const { offsetLeft, offsetTop } = this.#element;
    this.#start = { x: event.clientX, y: event.clientY, offsetLeft, offsetTop, moved: false };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#start) return;
    const [dx, dy] = [event.clientX - this.#start.x, event.clientY - this.#start.y];
    this.#start.moved ||= Math.hypot(dx, dy) > DRAG_THRESHOLD;
    if (!this.#start.moved) return;
    this.#element.classList.add('tile--dragged');
    this.#element.style.left = `${this.#start.offsetLeft + dx}px`;
    this.#element.style.top = `${this.#start.offsetTop + dy}px`;
  }

  #release() {
    const moved = this.#start?.moved;
    this.#start = null;
    this.#element.classList.remove('tile--dragged');
    if (!moved) return;
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.#element;
    const { clientWidth, clientHeight } = this.#stage;
    const vertical = offsetTop + offsetHeight / 2 < clientHeight / 2 ? 'top' : 'bottom';
    const horizontal = offsetLeft + offsetWidth / 2 < clientWidth / 2 ? 'left' : 'right';
    this.#snap(`${vertical}-${horizontal}`);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {Record<string, string>} */
    const sides = { ArrowUp: 'top', ArrowDown: 'bottom', ArrowLeft: 'left', ArrowRight: 'right' };
    const side = sides[event.key];
    if (!side) return;
    event.preventDefault();
    const [vertical, horizontal] = this.#corner.split('-');
    this.#snap(['top', 'bottom'].includes(side) ? `${side}-${horizontal}` : `${vertical}-${side}`);
  }

  /** What it lies in; without any size while it is not in the page. */
  get #stage() {
    return this.#element.offsetParent ?? { clientWidth: 0, clientHeight: 0 };
  }

  /** @param {string} corner */
  #snap(corner) {
    this.#corner = corner;
    browserMemory.write(KEY, corner);
    const { offsetWidth, offsetHeight } = this.#element;
    const { clientWidth, clientHeight } = this.#stage;
    const box = this.box(offsetWidth, offsetHeight, clientWidth, clientHeight);
    this.#element.style.left = `${box.left}px`;
    this.#element.style.top = `${box.top}px`;
  }
}
