import { locale, t } from './i18n.js';

const MINUTE = 60; // s
const HOUR = 60 * MINUTE;
const DAY_MS = 24 * HOUR * 1000;

const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' });
const clockFormat = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat(locale(), { month: 'short', day: 'numeric' });
const yearFormat = new Intl.DateTimeFormat(locale(), { year: 'numeric', month: 'short', day: 'numeric' });

/** The time of day of an instant. @param {string} instant ISO 8601 */
export function clock(instant) {
  return clockFormat.format(new Date(instant));
}

/** "Today", "Yesterday", "12 Nov", with the year where it is another one. */
export function day(instant, now = new Date()) {
  const date = new Date(instant);
  const days = Math.round((midnight(now) - midnight(date)) / DAY_MS);
  if (days === 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  return (date.getFullYear() === now.getFullYear() ? dayFormat : yearFormat).format(date);
}

/** The shortest that tells: the time today, else the day. */
export function dayOrClock(instant, now = new Date()) {
  return midnight(new Date(instant)) === midnight(now) ? clock(instant) : day(instant, now);
}

export function dayAndClock(instant, now = new Date()) {
  return `${day(instant, now)} ${clock(instant)}`;
}

/** "5 min. ago", in the reader's language. */
export function ago(instant, now = Date.now()) {
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

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
