import { el } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { onResize } from '../resize.js';
import { Corner } from './corner.js';
import { float, grid, spotlight } from './layout.js';
import { Roving } from './roving.js';

/** @typedef {import('./tile.js').Tile} Tile */

const NAME_HEIGHT = 36; // px at the foot of a tile
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
  #floating = null; // key of the tile that lies over a shared screen
  /** @type {string | null} */
  #speaker = null;
  #deaf = false;
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
    tile.deaf = this.#deaf;
    if (tile.self && !tile.screen) this.#corner = new Corner(tile.element);
    tile.addEventListener('picture', () => this.#arrange());
    this.element.append(tile.element);
    this.#arrange();
  }

  /** @param {string} key */
  remove(key) {
    this.#tiles.get(key)?.remove();
    this.#tiles.delete(key);
    if (this.#spotlit === key) this.#spotlit = this.#floating = null;
    if (this.#floating === key) this.#floating = null;
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

  /** Nobody is heard, whoever comes later neither. @param {boolean} deaf */
  set deaf(deaf) {
    this.#deaf = deaf;
    for (const tile of this.tiles) tile.deaf = deaf;
  }

  /**
   * @param {string | null} key whose tile takes the stage, null for equal tiles
   * @param {string | null} floating whose lies over it, because it is a screen
   */
  spotlight(key, floating = null) {
    this.#spotlit = key;
    this.#floating = floating;
    this.#arrange();
  }

  get spotlit() {
    return this.#spotlit !== null && this.#tiles.has(this.#spotlit) ? this.#spotlit : null;
  }

  get floating() {
    return this.#floating;
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
    this.#placeOwnShare();
    this.#roving.over(['grid', 'spotlight'].includes(mode) ? this.#people.map(({ element }) => element) : []);
    this.emit('layout');
  }

  /** @param {HTMLElement} element */
  #pin(element) {
    this.tiles.find((tile) => tile.element === element)?.pin();
  }

  /** All but one's own shared screen, which takes no place from them. */
  get #people() {
    return this.tiles.filter(({ isOwnShare }) => !isOwnShare);
  }

  get #mode() {
    const people = this.#people;
    if (people.length <= 1) return 'alone';
    if (this.spotlit) return 'spotlight';
    return people.length === 2 && people.some(({ self }) => self) ? 'duo' : 'grid';
  }

  #placeAlone() {
    for (const tile of this.#people) tile.place(null);
  }

  /** In the lower corner where nobody's face is, above the name that stands there. */
  #placeOwnShare() {
    const left = !(this.#mode === 'duo' && this.#corner?.isLeft);
    const { clientWidth, clientHeight } = this.element;
    const own = this.tiles.find(({ isOwnShare }) => isOwnShare);
    own?.place(float(clientWidth, clientHeight - NAME_HEIGHT, { left }), { floating: true });
  }

  #placeDuo() {
    const { clientWidth: width, clientHeight: height } = this.element;
    const corner = height > width ? CORNER_TALL : CORNER_WIDE;
    for (const tile of this.#people) {
      const box = tile.self && this.#corner
        ? this.#corner.box(corner.width, corner.height, width, height)
        : { left: 0, top: 0, width, height };
      tile.place(box);
    }
  }

  #placeGrid() {
    const people = this.#people;
    const shapes = people.flatMap(({ shape }) => shape ?? []);
    const upright = shapes.length > 0 && shapes.every((shape) => shape < 1);
    const boxes = grid(people.length, this.element.clientWidth, this.element.clientHeight, { upright });
    // One's own last: the others are why one looks.
    const ordered = [...people].sort((a, b) => Number(a.self) - Number(b.self));
    ordered.forEach((tile, index) => tile.place(boxes[index]));
  }

  #placeSpotlight() {
    const apart = [this.#spotlit, this.#floating];
    const others = this.#people.filter(({ key }) => !apart.includes(key));
    const { stage, strip } = spotlight(others.length, this.element.clientWidth, this.element.clientHeight);
    this.#tiles.get(this.#spotlit ?? '')?.place(stage);
    this.#tiles.get(this.#floating ?? '')?.place(float(stage.width, stage.height), { floating: true });
    others.forEach((tile, index) => tile.place(strip[index]));
  }
}
