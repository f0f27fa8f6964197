import { CallRow } from './row.js';

/**
 * Keeps those rows in the page that are to be seen, in their order, and wherever it is the one in focus with its
 * neighbours: the keys lead from row to row also where nobody looks.
 */
export class RowWindow {
  #body;
  #options;
  /** @type {Map<string, CallRow>} */
  #rows = new Map(); // id → CallRow

  /** @param {HTMLElement} body @param {import('./row.js').RowOptions} options */
  constructor(body, options) {
    this.#body = body;
    this.#options = options;
  }

  /** @param {string} id @returns {CallRow|undefined} */
  row(id) {
    return this.#rows.get(id);
  }

  /**
   * @param {rest.Call[]} calls all of them
   * @param {{first: number, last: number}} seen which are in sight, `last` exclusive
   * @param {import('../../lib/row-space.js').RowSpace} space
   * @param {(id: string) => HTMLElement|null} detailsOf
   */
  draw(calls, { first, last }, space, detailsOf) {
    const indexes = union(range(first, last), this.#aroundFocus(calls));
    const ids = new Set(indexes.map((index) => calls[index].id));
    for (const id of this.#rows.keys()) if (!ids.has(id)) this.#drop(id);
    indexes.forEach((index, place) => {
      const row = this.#rowFor(calls[index]);
      row.place(index, space.topOf(index));
      row.show(detailsOf(calls[index].id));
      this.#put(row.element, place);
    });
  }

  clear() {
    for (const id of this.#rows.keys()) this.#drop(id);
  }

  /** @param {rest.Call} call */
  #rowFor(call) {
    const standing = this.#rows.get(call.id);
    if (standing) return standing;
    const row = new CallRow(call, this.#options);
    this.#rows.set(call.id, row);
    return row;
  }

  /**
   * Moving an element that is in its place already would drop the focus.
   *
   * @param {HTMLElement} element
   * @param {number} place
   */
  #put(element, place) {
    const standing = this.#body.children[place];
    if (standing !== element) this.#body.insertBefore(element, standing ?? null);
  }

  /** @param {rest.Call[]} calls */
  #aroundFocus(calls) {
    const holder = [...this.#rows].find(([, { element }]) => element.contains(document.activeElement));
    const index = holder ? calls.findIndex(({ id }) => id === holder[0]) : -1;
    return index === -1 ? [] : range(Math.max(0, index - 1), Math.min(calls.length, index + 2));
  }

  /** @param {string} id */
  #drop(id) {
    this.#rows.get(id)?.element.remove();
    this.#rows.delete(id);
  }
}

/** @param {number} first @param {number} last */
function range(first, last) {
  return Array.from({ length: last - first }, (_, place) => first + place);
}

/** @param {number[]} some @param {number[]} others */
function union(some, others) {
  return [...new Set([...some, ...others])].toSorted((a, b) => a - b);
}
