import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { field, select } from './field.js';

const OUTCOMES = ['completed', 'ongoing', 'missed', 'declined', 'busy', 'cancelled', 'failed', 'interrupted'];
const KINDS = ['direct', 'room'];

/** Filters of the call log. Their values are REST's: days become the instants at which they begin here. */
export class CallFilters {
  #form;
  #clear = el('button', { class: 'button button--quiet', type: 'button' }, t('calls.filter.clear'));

  /** @param {(values: {user, outcome, kind, from, to}) => void} onChange */
  constructor(form, onChange) {
    this.#form = form;
    fill(
      form,
      choice('user', []),
      choice(
        'outcome',
        OUTCOMES.map((value) => ({ value, label: t(`call.outcome.${value}`) })),
      ),
      choice(
        'kind',
        KINDS.map((value) => ({ value, label: t(`calls.filter.kind.${value}`) })),
      ),
      field({ name: 'from', label: t('calls.filter.from'), type: 'date' }),
      field({ name: 'to', label: t('calls.filter.to'), type: 'date' }),
      this.#clear,
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => {
      onChange(this.#values);
      this.#markUse();
    });
    this.#clear.addEventListener('click', () => {
      form.reset();
      onChange({});
      this.#markUse();
    });
  }

  /** @param {Object<string, string[]>} values as in the address */
  show({ user, outcome, kind, from, to }) {
    const { elements } = this.#form;
    if (user[0]) this.#offer(user[0], user[0]);
    elements.user.value = user[0] ?? '';
    elements.outcome.value = outcome[0] ?? '';
    elements.kind.value = kind[0] ?? '';
    elements.from.value = from[0] ? dateOf(new Date(from[0])) : '';
    elements.to.value = to[0] ? dateOf(new Date(Date.parse(to[0]) - 1)) : '';
    this.#markUse();
  }

  /** @param {{id: string, displayName: string}[]} people */
  offerPeople(people) {
    for (const { id, displayName } of people) this.#offer(id, displayName);
  }

  get #values() {
    const { user, outcome, kind, from, to } = this.#form.elements;
    return {
      user: user.value,
      outcome: outcome.value,
      kind: kind.value,
      from: from.value && midnight(from.value, 0),
      to: to.value && midnight(to.value, 1),
    };
  }

  #offer(value, label) {
    const { user } = this.#form.elements;
    const standing = [...user.options].find((option) => option.value === value);
    if (standing) standing.textContent = label;
    else user.append(el('option', { value }, label));
  }

  #markUse() {
    this.#clear.hidden = Object.values(this.#values).every((value) => !value);
  }
}

function choice(name, options) {
  const any = { value: '', label: t(`calls.filter.${name}.any`) };
  return select({ name, label: t(`calls.filter.${name}`), options: [any, ...options] });
}

/** The instant at which a day of the reader's begins, or, one later, ends. */
function midnight(date, daysLater) {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(year, month - 1, day + daysLater).toISOString();
}

function dateOf(date) {
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
