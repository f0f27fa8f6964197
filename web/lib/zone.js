const DAY = 24 * 3600 * 1000; // ms
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** The browser's own zone; some name one that they do not know themselves. */
export const HERE = [new Intl.DateTimeFormat().resolvedOptions().timeZone].find(isZone) ?? 'UTC';

/** Whether this browser knows a zone of that name. @param {string} name */
export function isZone(name) {
  try {
    return Boolean(name && formatFor(name));
  } catch {
    return false;
  }
}

/**
 * What calendar and clock show at an instant.
 *
 * @param {number|string|Date} instant
 * @param {string} zone IANA
 * @returns {{year: number, month: number, day: number, hour: number, minute: number, second: number}} month from 1
 */
export function wallClock(instant, zone) {
  const parts = formatFor(zone).formatToParts(new Date(instant));
  const clock = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  return Object.assign(clock, Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)])));
}

/**
 * The instant at which a day begins, be it at 01:00 because clocks are put forward at midnight. Days and months may run
 * over: the 0th is the last of the month before.
 *
 * @param {{year: number, month: number, day: number}} date
 * @param {string} zone
 * @returns {Date}
 */
export function startOfDay({ year, month, day }, zone) {
  const utc = Date.UTC(year, month - 1, day);
  const [before, after] = [utc - DAY, utc + DAY].map((near) => utc - offset(near, zone));
  const beginnings = [before, after].filter((instant) => instant + offset(instant, zone) === utc);
  return new Date(beginnings.length > 0 ? Math.min(...beginnings) : before);
}

/** `2026-03-01`, as date inputs have it. @param {number} instant @param {string} zone */
export function dateText(instant, zone) {
  const { year, month, day } = wallClock(instant, zone);
  return [String(year).padStart(4, '0'), ...[month, day].map((number) => String(number).padStart(2, '0'))].join('-');
}

/**
 * Days between two instants as a calendar counts them: from late yesterday to early today is one.
 *
 * @param {number|string|Date} earlier @param {number|string|Date} later @param {string} zone
 */
export function daysBetween(earlier, later, zone) {
  const [from, to] = [earlier, later].map((instant) => {
    const { year, month, day } = wallClock(instant, zone);
    return Date.UTC(year, month - 1, day);
  });
  return Math.round((to - from) / DAY);
}

/** @param {number} instant @param {string} zone */
function offset(instant, zone) {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** @param {string} zone @returns {Intl.DateTimeFormat} */
function formatFor(zone) {
  const standing = formats.get(zone);
  if (standing) return standing;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
