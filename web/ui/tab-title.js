import { ornament } from '../lib/ornament.js';

/** @type {string | null} */
let own = null; // of the page
let calling = '';
let missed = 0;
let unread = 0;

/** What the page itself is called. @param {string} title */
export function titlePage(title) {
  own = title;
  show();
}

/** Who calls now, before everything else; '' for nobody. @param {string} words */
export function titleCalling(words) {
  calling = words;
  show();
}

/** How many calls were missed and not seen, in the title and where the system counts. @param {number} count */
export function titleMissed(count) {
  if (count === missed) return;
  missed = count;
  show();
  showIcon(count > 0 ? 'parley-missed' : 'parley');
  ornament(() => navigator.setAppBadge(missed + unread));
}

/** How many messages wait to be read. @param {number} count */
export function titleUnread(count) {
  if (count === unread) return;
  unread = count;
  show();
  ornament(() => navigator.setAppBadge(missed + unread));
}

/** Of the tab, from where the page has its own, so that it is kept for good. @param {string} name without its ending */
export function showIcon(name) {
  const link = document.querySelector('link[rel="icon"]');
  const shown = link?.getAttribute('href') ?? '';
  const wanted = shown.replace(/[^/]+$/, `${name}.svg`);
  if (wanted !== shown) link?.setAttribute('href', wanted);
}

function show() {
  own ??= document.title;
  const waiting = missed + unread;
  const counted = waiting > 0 ? `(${waiting}) ${own}` : own;
  document.title = calling ? `${calling} · ${counted}` : counted;
}
