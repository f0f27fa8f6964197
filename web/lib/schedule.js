import { isZone, startOfDay, wallClock } from './zone.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const MINUTE = 60_000; // ms
const DAYS_AHEAD = 8; // a weekly time comes within as many

/** @typedef {{start: number, end: number}} Meeting in ms */

/**
 * The meeting that goes on, or the next one.
 *
 * @param {rest.Schedule} schedule
 * @param {number} now
 * @returns {Meeting | null} null when it is over for good
 */
export function nextMeeting({ startsAt, minutes, timeZone, days }, now) {
  const first = Date.parse(startsAt);
  const length = minutes * MINUTE;
  if (days.length === 0 || now < first) return now < first + length ? meeting(first, length) : null;
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const { hour, minute } = wallClock(first, zone);
  // Yesterday's may still go on.
  const from = wallClock(now - length, zone);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const date = { ...from, day: from.day + ahead };
    const weekday = WEEKDAYS[(new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay() + 6) % 7];
    if (!days.includes(weekday)) continue;
    const start = instantOf(date, hour, minute, zone);
    if (start >= first && now < start + length) return meeting(start, length);
  }
  return null;
}

/**
 * The instant at which clocks there show that time; where it is left out as they go forward, as much later.
 *
 * @param {{year: number, month: number, day: number}} date
 * @param {number} hour @param {number} minute @param {string} zone
 */
export function instantOf(date, hour, minute, zone) {
  const asked = (hour * 60 + minute) * MINUTE;
  const guess = startOfDay(date, zone).getTime() + asked;
  const shown = wallClock(guess, zone);
  const off = asked - (shown.hour * 60 + shown.minute) * MINUTE;
  const moved = guess + off;
  const { hour: h, minute: m } = wallClock(moved, zone);
  return Math.abs(off) > 12 * 60 * MINUTE || h !== hour || m !== minute ? guess : moved;
}

/** @param {number} start @param {number} length */
function meeting(start, length) {
  return { start, end: start + length };
}
