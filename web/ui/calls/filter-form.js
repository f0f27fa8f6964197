import { el, fill } from '../../lib/dom.js';
import { choicesOf, dayBound, dayField } from '../../lib/filter-words.js';
import { t } from '../../lib/i18n.js';
import { duration } from '../../lib/time.js';
import { field, select } from '../field.js';

/** @typedef {import('../../lib/call-query.js').Filters} Filters */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

const LENGTHS = [10, 60, 300, 900, 1800, 3600]; // s
const SORTS = ['-startedAt', 'startedAt', '-durationSeconds', 'durationSeconds'];
const SEVERAL = new Set(['user', 'outcome']);
const DAYS = new Set(['from', 'to']);

/** Controls for the filters of the call log that need a choice. Changes one filter at a time and keeps the rest. */
export class FilterForm {
  #form;
  /** @type {Filters} */
  #filters = {};
  #onChange;

  /** @param {HTMLFormElement} form @param {(filters: Filters) => void} onChange */
  constructor(form, onChange) {
    this.#form = form;
    this.#onChange = onChange;
    fill(
      form,
      choice('user', []),
      choice('room', []),
      choice('outcome', choicesOf('outcome')),
      choice('direction', choicesOf('direction')),
      choice('kind', choicesOf('kind')),
      choice('minSeconds', lengths()),
      choice('maxSeconds', lengths()),
      field({ name: 'from', label: t('calls.filter.from'), type: 'date' }),
      field({ name: 'to', label: t('calls.filter.to'), type: 'date' }),
      select({ name: 'sort', label: t('calls.filter.sort'), options: SORTS.map(sort) }),
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', ({ target }) => this.#changed(/** @type {Control} */ (target)));
  }

  /** @param {import('../../lib/call-query.js').Filters} filters */
  show(filters) {
    this.#filters = filters;
    for (const control of /** @type {Iterable<Control>} */ (this.#form.elements)) {
      control.value = this.#valueOf(control);
    }
  }

  /** @param {'user'|'room'} name @param {{value: string, label: string}[]} options */
  offer(name, options) {
    const control = /** @type {HTMLSelectElement} */ (this.#form.elements.namedItem(name));
    fill(control, control.options[0], ...options.map(({ value, label }) => el('option', { value }, label)));
    control.value = this.#valueOf(control);
  }

  /** @param {Control} control */
  #changed({ name, value }) {
    const standing = this.#filters[/** @type {'user' | 'outcome'} */ (name)] ?? [];
    const all = [...standing, value].filter((one, place, list) => list.indexOf(one) === place);
    const changed = SEVERAL.has(name) ? all : DAYS.has(name) ? dayBound(name, value) : value;
    this.#onChange({ ...this.#filters, [name]: changed });
  }

  /**
   * Of those that can be several, each is taken away at its chip; the control is for one more.
   *
   * @param {Control} control
   */
  #valueOf(control) {
    const { name } = control;
    if (SEVERAL.has(name)) return '';
    const standing = this.#filters[/** @type {'room'} */ (name)];
    if (DAYS.has(name)) return dayField(name, standing);
    const value = standing ?? (name === 'sort' ? SORTS[0] : '');
    offerOne(/** @type {HTMLSelectElement} */ (control), value);
    return value;
  }
}

/**
 * A value from an address that the form would not offer by itself.
 *
 * @param {HTMLSelectElement} control
 * @param {string} value
 */
function offerOne(control, value) {
  if ([...control.options].some((option) => option.value === value)) return;
  control.append(el('option', { value }, control.name.endsWith('Seconds') ? duration(Number(value)) : value));
}

/** @param {string} name @param {{value: string, label: string}[]} options */
function choice(name, options) {
  const any = { value: '', label: t(`calls.filter.${name}.any`) };
  return select({ name, label: t(`calls.filter.${name}`), options: [any, ...options] });
}

function lengths() {
  return LENGTHS.map((seconds) => ({ value: String(seconds), label: duration(seconds) }));
}

/** @param {string} value */
function sort(value) {
  return { value, label: t(`calls.sort.${value}`) };
}
