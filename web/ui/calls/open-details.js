import { el } from '../../lib/dom.js';
import { ornament } from '../../lib/ornament.js';

/** What is open under rows of the log, and how high it is. Calls `onHeight` when one of them grows or shrinks. */
export class OpenDetails {
  #make;
  #onHeight;
  /** @type {Map<string, {element: HTMLElement, height: number}>} */
  #open = new Map(); // id → {element, height}
  #heights = ornament(() => new ResizeObserver((entries) => this.#measured(entries)), null);

  /** @param {(call: rest.Call) => HTMLElement} make @param {() => void} onHeight */
  constructor(make, onHeight) {
    this.#make = make;
    this.#onHeight = onHeight;
  }

  /** @param {string} id */
  has(id) {
    return this.#open.has(id);
  }

  /** @param {string} id @returns {HTMLElement|null} */
  elementOf(id) {
    return this.#open.get(id)?.element ?? null;
  }

  /** @returns {[string, number][]} ids with heights in px */
  get heights() {
    return [...this.#open].map(([id, { height }]) => [id, height]);
  }

  /** @param {rest.Call} call */
  add(call) {
    const cell = el('div', { class: 'details', role: 'cell' }, this.#make(call));
    const element = el('div', { class: 'log__details', role: 'row', id: `details-${call.id}` }, cell);
    this.#open.set(call.id, { element, height: 0 });
    this.#heights?.observe(element);
  }

  /** @param {rest.Call} call */
  update(call) {
    const open = this.#open.get(call.id);
    if (open) open.element.firstElementChild?.replaceChildren(this.#make(call));
  }

  /** @param {string} id */
  remove(id) {
    const open = this.#open.get(id);
    if (open) this.#heights?.unobserve(open.element);
    this.#open.delete(id);
  }

  clear() {
    this.#heights?.disconnect();
    this.#open.clear();
  }

  /** @param {ResizeObserverEntry[]} entries */
  #measured(entries) {
    for (const open of this.#open.values()) {
      // Out of the page it has no height, and keeps the one it had.
      const seen = entries.some(({ target }) => target === open.element && target.isConnected);
      if (seen) open.height = open.element.offsetHeight;
    }
    this.#onHeight();
  }
}
