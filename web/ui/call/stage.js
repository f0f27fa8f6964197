import { el } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { onResize } from '../resize.js';
import { Corner } from './corner.js';
import { grid, spotlight } from './layout.js';
import { Roving } from './roving.js';

/** @typedef {import('./tile.js').Tile} Tile */

const CORNER_WIDE = { width: 240, height: 135 }; // px
const CORNER_TALL = { width: 108, height: 144 }; // px

/**
 * Where tiles are: alone, two, three and more, or one of them in the spotlight. Tiles keep their order and their
 * elements, so nothing jumps and no video restarts.
 *
 * Events: `layout` after tiles were placed.
 *
 * @extends {Events<{layout: undefined}>}
 */
export class Stage extends Events {
  /** @type {Map<string, Tile>} */
  #tiles = new Map(); // key → Tile, in the order of arrival, one's own first
  /** @type {string | null} */
  #spotlit = null;
  /** @type {string | null} */
  #speaker = null;
  /** @type {Corner | null} */
  #corner = null;
  #roving;
  #alone;
  #layouts = {
    alone: () => this.#placeAlone(),
    duo: () => this.#placeDuo(),
    grid: () => this.#placeGrid(),
    spotlight: () => this.#placeSpotlight(),
  };

  /** @param {{alone: HTMLElement}} options what to show beside one's own picture while nobody else is here */
  constructor({ alone }) {
    super();
    this.#alone = alone;
    this.element = el('section', { class: 'stage', 'aria-label': t('call.stage'), tabindex: '-1' }, alone);
    this.#roving = new Roving(this.element, (element) => this.#pin(element));
    onResize(this.element, () => this.#arrange());
  }

  // Actions

  /** @param {import('./tile.js').Tile} tile */
  add(tile) {
    this.#tiles.set(tile.key, tile);
    if (this.#speaker !== null) tile.setSpeaker(this.#speaker);
    if (tile.self) this.#corner = new Corner(tile.element);
    tile.addEventListener('picture', () => this.#arrange());
    this.element.append(tile.element);
    this.#arrange();
  }

  /** @param {string} key */
  remove(key) {
    this.#tiles.get(key)?.remove();
    this.#tiles.delete(key);
    if (this.#spotlit === key) this.#spotlit = null;
    this.#arrange();
  }

  /** @param {string} key */
  get(key) {
    return this.#tiles.get(key);
  }

  get tiles() {
    return [...this.#tiles.values()];
  }

  /** Everybody is heard there, whoever comes later too. @param {string} deviceId '' for the system's own */
  useSpeaker(deviceId) {
    if (deviceId === this.#speaker) return;
    this.#speaker = deviceId;
    for (const tile of this.tiles) tile.setSpeaker(deviceId);
  }

  /** @param {string | null} key whose tile takes the stage, null for equal tiles */
  spotlight(key) {
    this.#spotlit = key;
    this.#arrange();
  }

  get spotlit() {
    return this.#spotlit !== null && this.#tiles.has(this.#spotlit) ? this.#spotlit : null;
  }

  /** px at which a tile is shown, for asking its sender for no more. @param {string} key */
  shownHeight(key) {
    return this.#tiles.get(key)?.element.offsetHeight ?? 0;
  }

  // Internal

  #arrange() {
    const mode = this.#mode;
    this.element.dataset.mode = mode;
    this.#alone.hidden = mode !== 'alone';
    if (mode === 'duo') this.#corner?.attach();
    else this.#corner?.detach();
    this.#layouts[mode]();
    this.#roving.over(['grid', 'spotlight'].includes(mode) ? this.tiles.map(({ element }) => element) : []);
    this.emit('layout');
  }

  /** @param {HTMLElement} element */
  #pin(element) {
    this.tiles.find((tile) => tile.element === element)?.pin();
  }

  get #mode() {
    if (this.#tiles.size <= 1) return 'alone';
    if (this.spotlit) return 'spotlight';
    return this.#tiles.size === 2 && this.tiles.some(({ self }) => self) ? 'duo' : 'grid';
  }

  #placeAlone() {
    for (const tile of this.tiles) tile.place(null);
  }

  #placeDuo() {
    const { clientWidth: width, clientHeight: height } = this.element;
    const corner = height > width ? CORNER_TALL : CORNER_WIDE;
    for (const tile of this.tiles) {
      const box = tile.self && this.#corner
        ? this.#corner.box(corner.width, corner.height, width, height)
        : { left: 0, top: 0, width, height };
      tile.place(box);
    }
  }

  #placeGrid() {
    const shapes = this.tiles.flatMap(({ shape }) => shape ?? []);
    const upright = shapes.length > 0 && shapes.every((shape) => shape < 1);
    const boxes = grid(this.#tiles.size, this.element.clientWidth, this.element.clientHeight, { upright });
    // One's own last: the others are why one looks.
    const ordered = [...this.tiles].sort((a, b) => Number(a.self) - Number(b.self));
    ordered.forEach((tile, index) => tile.place(boxes[index]));
  }

  #placeSpotlight() {
    const others = this.tiles.filter(({ key }) => key !== this.#spotlit);
    const { stage, strip } = spotlight(others.length, this.element.clientWidth, this.element.clientHeight);
    this.tiles.find(({ key }) => key === this.#spotlit)?.place(stage);
    others.forEach((tile, index) => tile.place(strip[index]));
  }
}
