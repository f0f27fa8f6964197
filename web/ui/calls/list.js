import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { RowSpace } from '../../lib/row-space.js';
import { OpenDetails } from './open-details.js';
import { RowWindow } from './row-window.js';

const COLUMNS = ['when', 'who', 'outcome', 'duration', 'people', 'quality', 'actions'];
const SPARE = 8; // rows above and below what one sees
const EARLY = 40; // rows before the end at which more is asked for

/** @typedef {import('./row.js').OnRing} OnRing */

/**
 * The call log, however long: only the rows that one sees are in the page. The page scrolls, the list lies in it.
 */
export class CallList {
  #on;
  /** @type {rest.Call[]} */
  #calls = [];
  #more = false;
  #space = new RowSpace({ count: 0, rowHeight: 1 });
  #body = el('div', { class: 'log__body', role: 'rowgroup' });
  #table = table(this.#body);
  #button;
  #rows;
  #open;

  /**
   * @param {{me: string, details: (call: rest.Call) => HTMLElement, onRing: OnRing, onMore: () => void,
   *   onToggle: (id: string, open: boolean) => void}} options
   */
  constructor({ me, details, onRing, onMore, onToggle }) {
    this.#on = { more: onMore, toggle: onToggle };
    this.#rows = new RowWindow(this.#body, { me, onRing, onToggle: (id) => this.#toggle(id) });
    this.#open = new OpenDetails(details, () => this.#layOut());
    this.#button = el(
      'button',
      { class: 'button log__more', type: 'button', data: { testid: 'more' }, on: { click: () => onMore() } },
      t('calls.more'),
    );
    this.element = el('div', {}, this.#table, this.#button);
    addEventListener('scroll', () => this.#draw(), { passive: true });
    // Keys can be faster than the scrolling that they cause is told of.
    this.#body.addEventListener('focusin', () => this.#draw());
    addEventListener('resize', () => this.#layOut());
  }

  /** Those shown, in their order. */
  get calls() {
    return this.#calls;
  }

  /**
   * Shows other calls than before. Nothing is open.
   *
   * @param {rest.Call[]} calls
   * @param {boolean} more whether the server has further ones
   */
  replace(calls, more) {
    this.#open.clear();
    this.#rows.clear();
    this.#show(calls, more);
  }

  /** @param {rest.Call[]} calls @param {boolean} more */
  append(calls, more) {
    const known = new Set(this.#calls.map(({ id }) => id));
    this.#show([...this.#calls, ...calls.filter(({ id }) => !known.has(id))], more);
  }

  /** Puts new calls on top; what one looks at stays where it is. @param {rest.Call[]} calls */
  prepend(calls) {
    const above = this.#above;
    this.#show([...calls, ...this.#calls], this.#more);
    if (above > 0) scrollBy({ top: calls.length * this.#space.rowHeight, behavior: 'instant' });
  }

  /** Shows a call as it is now; one that is as it was stays untouched. @param {rest.Call} call */
  update(call) {
    const index = this.#indexOf(call.id);
    if (JSON.stringify(this.#calls[index]) === JSON.stringify(call)) return;
    this.#calls[index] = call;
    this.#rows.row(call.id)?.update(call);
    this.#open.update(call);
  }

  /** @param {string} id */
  remove(id) {
    this.#open.remove(id);
    this.#show(
      this.#calls.filter((call) => call.id !== id),
      this.#more,
    );
  }

  /** @param {string} id */
  has(id) {
    return this.#indexOf(id) >= 0;
  }

  /** @param {string} id */
  open(id) {
    if (!this.has(id) || this.#open.has(id)) return;
    this.#open.add(this.#calls[this.#indexOf(id)]);
    this.#draw();
  }

  /** @param {string} id */
  close(id) {
    this.#open.remove(id);
    this.#layOut();
  }

  /** Brings a row into sight, and into focus. @param {string} id */
  reveal(id) {
    const top = this.#space.topOf(this.#indexOf(id)) - this.#above;
    scrollBy({ top: top - innerHeight / 4, behavior: 'instant' });
    this.#draw();
    this.#rows.row(id)?.focus();
  }

  /** @param {string} id */
  #toggle(id) {
    const opens = !this.#open.has(id);
    if (opens) this.open(id);
    else this.close(id);
    this.#on.toggle(id, opens);
  }

  /** How far the list begins above the window, in px. */
  get #above() {
    return -this.#body.getBoundingClientRect().top;
  }

  /** @param {string} id */
  #indexOf(id) {
    return this.#calls.findIndex((call) => call.id === id);
  }

  /** @param {rest.Call[]} calls @param {boolean} more */
  #show(calls, more) {
    this.#calls = calls;
    this.#more = more;
    this.#button.hidden = !more;
    this.#table.setAttribute('aria-rowcount', String(more ? -1 : calls.length + 1));
    this.#layOut();
  }

  #layOut() {
    /** @type {[number, number][]} */
    const open = this.#open.heights.map(([id, height]) => [this.#indexOf(id), height]);
    this.#space = new RowSpace({ count: this.#calls.length, rowHeight: rowHeight(this.#table), open });
    this.#body.style.height = `${this.#space.height}px`;
    this.#draw();
  }

  #draw() {
    if (!this.#body.isConnected) return;
    const above = this.#above;
    const seen = this.#space.seen(above, above + innerHeight, SPARE);
    this.#rows.draw(this.#calls, seen, this.#space, (id) => this.#open.elementOf(id));
    if (this.#more && seen.last > this.#calls.length - EARLY) this.#on.more();
  }
}

/** @param {HTMLElement} body */
function table(body) {
  const head = el(
    'div',
    { class: 'log__head', role: 'row', 'aria-rowindex': 1 },
    COLUMNS.map((name) => el('div', { class: `log__${name}`, role: 'columnheader' }, t(`calls.column.${name}`))),
  );
  return el(
    'div',
    { class: 'log', role: 'table', 'aria-label': t('calls.title') },
    el('div', { role: 'rowgroup' }, head),
    body,
  );
}

/** css/log.css has it, in rem: in a larger type rows are higher. @param {HTMLElement} element */
function rowHeight(element) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem * parseFloat(getComputedStyle(element).getPropertyValue('--row'));
}
