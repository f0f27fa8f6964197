import { daysBetween, startOfDay, wallClock } from './zone.js';

/** @typedef {'week'|'days30'|'month'|'year'} Range */

/** Ranges to choose from; all of them end now. @type {Range[]} */
export const RANGES = ['week', 'days30', 'month', 'year'];

const LONGEST_IN_DAYS = 62;
const LONGEST_IN_WEEKS = 400;

/**
 * Where a range begins: `week` and `days30` with today count 7 and 30 days, `month` and `year` begin on their first.
 *
 * @param {Range} range
 * @param {Date} now
 * @param {string} zone
 * @returns {string} ISO 8601
 */
export function rangeStart(range, now, zone) {
  const { year, month, day } = wallClock(now, zone);
  const first = {
    week: { year, month, day: day - 6 },
    days30: { year, month, day: day - 29 },
    month: { year, month, day: 1 },
    year: { year, month: 1, day: 1 },
  }[range];
  return startOfDay(first, zone).toISOString();
}

/**
 * @param {{from?: string, to?: string}} bounds
 * @param {Date} now
 * @param {string} zone
 * @returns {Range|null} which range these bounds are, if one; on the first of a month some begin alike
 */
export function rangeOf({ from, to }, now, zone) {
  if (!from || to) return null;
  return RANGES.find((range) => Date.parse(from) === Date.parse(rangeStart(range, now, zone))) ?? null;
}

/**
 * How wide the bars of a chart must be for all to find room.
 *
 * @param {string} from
 * @param {Date} to
 * @param {string} zone
 * @returns {'day'|'week'|'month'}
 */
export function bucketFor(from, to, zone) {
  const days = daysBetween(from, to, zone);
  if (days <= LONGEST_IN_DAYS) return 'day';
  return days <= LONGEST_IN_WEEKS ? 'week' : 'month';
}
