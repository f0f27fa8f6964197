import { t } from './i18n.js';
import { day, duration, timeZone } from './time.js';
import { dateText, startOfDay } from './zone.js';

/** @typedef {import('./call-query.js').Filters} Filters */
/** @typedef {(name: 'user'|'room', id: string) => string} NameOf */

/** @type {Record<Exclude<keyof Filters, 'sort'>, (value: string, nameOf: NameOf) => string>} */
const WORDS = {
  from: (value) => t('calls.chip.from', { day: day(value) }),
  to: (value) => t('calls.chip.to', { day: day(Date.parse(value) - 1) }),
  user: (value, nameOf) => nameOf('user', value),
  room: (value, nameOf) => nameOf('room', value),
  kind: (value) => named('calls.filter.kind', value),
  outcome: (value) => named('call.outcome', value),
  direction: (value) => named('calls.filter.direction', value),
  minSeconds: (value) => t('calls.chip.min', { time: duration(Number(value)) }),
  maxSeconds: (value) => t('calls.chip.max', { time: duration(Number(value)) }),
  q: (value) => `“${value}”`,
};

/** @satisfies {Partial<Record<keyof Filters, string[]>>} */
const CHOICES = {
  kind: ['direct', 'room'],
  outcome: ['completed', 'ongoing', 'missed', 'declined', 'busy', 'cancelled', 'failed', 'interrupted'],
  direction: ['in', 'out', 'missed'],
};

/**
 * A filter in words. An address may hold what REST will refuse: that is shown as it stands.
 *
 * @param {keyof Filters} name
 * @param {string} value
 * @param {NameOf} nameOf
 */
export function wordsFor(name, value, nameOf) {
  try {
    return WORDS[/** @type {keyof typeof WORDS} */ (name)](value, nameOf);
  } catch {
    return `${name}=${value}`;
  }
}

/** What a filter can be, in words: for those with a fixed set. @param {keyof typeof CHOICES} name */
export function choicesOf(name) {
  return CHOICES[name].map((value) => ({ value, label: WORDS[name](value, (_, id) => id) }));
}

/**
 * The day in a date field for a bound: of `to`, which leaves its instant out, the last day inside.
 *
 * @param {string} name @param {string | undefined} value
 */
export function dayField(name, value) {
  const instant = Date.parse(value ?? '');
  return Number.isNaN(instant) ? '' : dateText(name === 'to' ? instant - 1 : instant, timeZone());
}

/**
 * The bound for a day of a date field.
 *
 * @param {string} name
 * @param {string} text
 * @returns {string} ISO 8601, '' for an empty field
 */
export function dayBound(name, text) {
  const [year, month, day] = text.split('-').map(Number);
  return text && startOfDay({ year, month, day: name === 'to' ? day + 1 : day }, timeZone()).toISOString();
}

/** @param {string} group @param {string} value */
function named(group, value) {
  return t(`${group}.${value}`);
}
