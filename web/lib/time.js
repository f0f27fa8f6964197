import { locale, t } from './i18n.js';
import { serverNow } from './server-time.js';
import { HERE, daysBetween, isZone, wallClock } from './zone.js';

const MINUTE = 60; // s
const HOUR = 60 * MINUTE;

const CLOCK = /\b([01]\d|2[0-3]):([0-5]\d)\b/g;

/** Without a zone: what a clock showed somewhere. */
const onTheFace = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' });
const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
let zone = HERE;
let formats = formatsIn(zone);

/**
 * From now on times are shown as clocks go there. What this browser has no clock for changes nothing.
 *
 * @param {string | null} name
 */
export function useTimeZone(name) {
  if (!name || !isZone(name)) return;
  zone = name;
  formats = formatsIn(name);
}

/** @returns {string} IANA */
export function timeZone() {
  return zone;
}

/** The time of day of an instant. @param {string|number} instant ISO 8601, or ms */
export function clock(instant) {
  return formats.clock.format(new Date(instant));
}

/**
 * Times of day as the server writes them into its sentences, in the reader's own way: "from 2:02 PM to 2:05 PM".
 *
 * @param {string} sentence with times like 14:02
 */
export function withOwnClock(sentence) {
  return sentence.replace(CLOCK, (_, hour, minute) => onTheFace.format(Date.UTC(2000, 0, 1, hour, minute)));
}

/** The time of day to the second. @param {string|number} instant */
export function clockToTheSecond(instant) {
  return formats.seconds.format(new Date(instant));
}

/**
 * "Today", "Yesterday", "12 Nov", with the year where it is another one.
 *
 * @param {string|number} instant @param {number} [now]
 */
export function day(instant, now = serverNow()) {
  const days = daysBetween(instant, now, zone);
  if (days === 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  const sameYear = wallClock(instant, zone).year === wallClock(now, zone).year;
  return (sameYear ? formats.day : formats.year).format(new Date(instant));
}

/** The shortest that tells: the time today, else the day. @param {string|number} instant @param {number} [now] */
export function dayOrClock(instant, now = serverNow()) {
  return daysBetween(instant, now, zone) === 0 ? clock(instant) : day(instant, now);
}

/** @param {string|number} instant @param {number} [now] */
export function dayAndClock(instant, now = serverNow()) {
  return `${day(instant, now)} ${clock(instant)}`;
}

/** "5 min. ago", in the reader's language. @param {string} instant @param {number} [now] */
export function ago(instant, now = serverNow()) {
  const seconds = Math.round((now - Date.parse(instant)) / 1000);
  if (seconds < MINUTE) return t('time.justNow');
  if (seconds < HOUR) return relative.format(-Math.round(seconds / MINUTE), 'minute');
  if (seconds < 24 * HOUR) return relative.format(-Math.round(seconds / HOUR), 'hour');
  return relative.format(-Math.round(seconds / (24 * HOUR)), 'day');
}

/** "42 s", "24 min", "1 h 5 min". @param {number} seconds */
export function duration(seconds) {
  if (seconds < MINUTE) return t('time.seconds', { s: Math.round(seconds) });
  if (seconds < HOUR) return t('time.minutes', { m: Math.round(seconds / MINUTE) });
  const minutes = Math.round(seconds / MINUTE);
  return t('time.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** @param {string} timeZone */
function formatsIn(timeZone) {
  /** @param {Intl.DateTimeFormatOptions} options */
  const format = (options) => new Intl.DateTimeFormat(locale(), { timeZone, ...options });
  return {
    clock: format({ hour: 'numeric', minute: '2-digit' }),
    seconds: format({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    day: format({ month: 'short', day: 'numeric' }),
    year: format({ year: 'numeric', month: 'short', day: 'numeric' }),
  };
}
