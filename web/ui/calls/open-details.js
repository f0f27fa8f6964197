import { el, fill } from '../../lib/dom.js';
import { ornament } from '../../lib/ornament.js';

/** What is open under rows of the log, and how high it is. Calls `onHeight` when one of them grows or shrinks. */
export class OpenDetails {
  #make;
  #onHeight;
  #open = new Map(); // id → {element, height}
  #heights = ornament(() => new ResizeObserver((entries) => this.#measured(entries)), null);

  /** @param {(call) => HTMLElement} make @param {() => void} onHeight */
  constructor(make, onHeight) {
    this.#make = make;
    this.#onHeight = onHeight;
  }

  has(id) {
    return this.#open.has(id);
  }

  /** @returns {HTMLElement|null} */
  elementOf(id) {
    return this.#open.get(id)?.element ?? null;
  }

  /** @returns {[string, number][]} ids with heights in px */
  get heights() {
    return [...this.#open].map(([id, { height }]) => [id, height]);
  }

  add(call) {
    const cell = el('div', { class: 'details', role: 'cell' }, this.#make(call));
    const element = el('div', { class: 'log__details', role: 'row', id: `details-${call.id}` }, cell);
    this.#open.set(call.id, { element, height: 0 });
    this.#heights?.observe(element);
  }

  update(call) {
    const open = this.#open.get(call.id);
    if (open) fill(open.element.firstChild, this.#make(call));
  }

  remove(id) {
    const open = this.#open.get(id);
    if (open) this.#heights?.unobserve(open.element);
    this.#open.delete(id);
  }

  clear() {
    this.#heights?.disconnect();
    this.#open.clear();
  }

  #measured(entries) {
    for (const open of this.#open.values()) {
      // Out of the page it has no height, and keeps the one it had.
      const seen = entries.some(({ target }) => target === open.element && target.isConnected);
      if (seen) open.height = open.element.offsetHeight;
    }
    this.#onHeight();
  }
}
