import { singles, without } from '../../lib/call-query.js';
import { el, fill, find, icon, present } from '../../lib/dom.js';
import { wordsFor } from '../../lib/filter-words.js';
import { t } from '../../lib/i18n.js';
import { RANGES, rangeOf, rangeStart } from '../../lib/ranges.js';
import { serverNow } from '../../lib/server-time.js';
import { timeZone } from '../../lib/time.js';
import { FilterForm } from './filter-form.js';

const PAUSE = 350; // ms of not typing

/** @typedef {import('../../lib/call-query.js').Filters} Filters */
/** @typedef {import('../../lib/ranges.js').Range} Range */

/** Everything that says which calls are shown: ranges, the search, the other filters behind a button, and chips. */
export class FilterBar {
  /** @type {Filters} */
  #filters = {};
  #onChange;
  #form;
  #ranges;
  #search;
  #chips;
  #count;
  /** @type {Record<'user'|'room', Map<string, string>>} */
  #names = { user: new Map(), room: new Map() };
  #typing = 0;

  /** @param {HTMLElement} root of calls.html @param {(filters: Filters) => void} onChange */
  constructor(root, onChange) {
    /** @param {string} name */
    const part = (name) => present(find(root, `[data-part=${name}]`));
    this.#onChange = onChange;
    this.#form = new FilterForm(/** @type {HTMLFormElement} */ (part('form')), onChange);
    this.#chips = part('chips');
    this.#count = part('count');
    this.#search = /** @type {HTMLInputElement} */ (part('search'));
    const button = part('more');
    button.addEventListener('click', () => {
      part('form').hidden = !part('form').hidden;
      button.setAttribute('aria-expanded', String(!part('form').hidden));
    });
    this.#search.addEventListener('input', () => this.#typed());
    const ranges = /** @type {(Range | null)[]} */ ([...RANGES, null]);
    this.#ranges = new Map(ranges.map((range) => [range, this.#rangeButton(range)]));
    fill(part('ranges'), ...this.#ranges.values());
  }

  /** @param {import('../../lib/call-query.js').Filters} filters */
  show(filters) {
    this.#filters = filters;
    this.#form.show(filters);
    // What is being typed is ahead of the address.
    if (document.activeElement !== this.#search) this.#search.value = filters.q ?? '';
    const range = rangeOf(filters, new Date(serverNow()), timeZone());
    const whole = !filters.from && !filters.to;
    this.#ranges.forEach((button, name) => {
      button.setAttribute('aria-pressed', String(name === null ? whole : name === range));
    });
    this.#showChips();
  }

  /** @param {'user'|'room'} name @param {{id: string, name: string}[]} known */
  offer(name, known) {
    this.#names[name] = new Map(known.map((one) => [one.id, one.name]));
    this.#form.offer(
      name,
      known.map((one) => ({ value: one.id, label: one.name })),
    );
    this.#showChips();
  }

  /** @param {import('../../lib/ranges.js').Range | null} range */
  #rangeButton(range) {
    const from = () => (range ? rangeStart(range, new Date(serverNow()), timeZone()) : undefined);
    return el(
      'button',
      {
        type: 'button',
        class: 'ranges__button',
        data: { testid: `range-${range ?? 'all'}` },
        on: { click: () => this.#onChange({ ...this.#filters, from: from(), to: undefined }) },
      },
      t(`calls.range.${range ?? 'all'}`),
    );
  }

  #typed() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#onChange({ ...this.#filters, q: this.#search.value.trim() }), PAUSE);
  }

  #showChips() {
    const chosen = singles(this.#filters);
    this.#count.textContent = String(chosen.length || '');
    fill(
      this.#chips,
      chosen.map(([name, value]) => this.#chip(name, value)),
      chosen.length > 0 && this.#clearAll(),
    );
    this.#chips.hidden = chosen.length === 0;
  }

  /** @param {keyof import('../../lib/call-query.js').Filters} name @param {string} value */
  #chip(name, value) {
    const words = wordsFor(name, value, (kind, id) => this.#names[kind].get(id) ?? id);
    return el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-label': t('calls.chip.remove', { filter: words }),
          data: { testid: `chip-${name}` },
          on: { click: () => this.#take(without(this.#filters, name, value)) },
        },
        words,
        icon('x'),
      ),
    );
  }

  #clearAll() {
    const clear = () => this.#take({ sort: this.#filters.sort });
    const button = { type: 'button', class: 'button button--quiet button--small', on: { click: clear } };
    return el('li', {}, el('button', { ...button, data: { testid: 'clear-filters' } }, t('calls.filter.clear')));
  }

  /** A chip that is gone cannot keep the focus. @param {import('../../lib/call-query.js').Filters} filters */
  #take(filters) {
    this.#search.value = filters.q ?? '';
    this.#onChange(filters);
    (find(this.#chips, 'button') ?? this.#search).focus({ preventScroll: true });
  }
}
