import { el, fill, find, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

const PLACES = [
  { name: 'lobby', path: '/', symbol: 'house' },
  { name: 'calls', path: '/calls', symbol: 'history' },
  { name: 'settings', path: '/settings', symbol: 'settings' },
];

const MOST = 9; // that are counted in a badge

/**
 * Fills the bar at the top of a signed-in page.
 *
 * @param {HTMLElement} bar
 * @param {{current: 'lobby'|'calls'|'settings'|'admin', account: Node | null}} options `account`: what stands at its
 *   end
 */
export function showHeader(bar, { current, account }) {
  fill(
    bar,
    el(
      'a',
      { class: 'bar__brand', href: '/', 'aria-label': t('app.name') },
      el('img', { src: new URL('../icons/parley.svg', import.meta.url).href, width: 32, height: 32, alt: '' }),
      el('span', {}, t('app.name')),
    ),
    el(
      'nav',
      { class: 'bar__nav', 'aria-label': t('nav.main') },
      PLACES.map((place) => link(place, place.name === current)),
    ),
    account,
  );
}

/** How many calls were missed and not seen, beside the way to the log. @param {HTMLElement} bar @param {number} count */
export function showMissed(bar, count) {
  const place = find(bar, '[data-place=calls]');
  if (!place) return;
  find(place, '.bar__badge')?.remove();
  if (count === 0) return;
  place.append(
    el(
      'span',
      { class: 'bar__badge', role: 'img', 'aria-label': t('nav.missed', { count }), data: { testid: 'missed-count' } },
      count > MOST ? `${MOST}+` : String(count),
    ),
  );
}

/** @param {(typeof PLACES)[number]} place @param {boolean} current */
function link({ name, path, symbol }, current) {
  return el(
    'a',
    { class: 'bar__link', href: path, 'aria-current': current && 'page', data: { place: name } },
    icon(symbol),
    el('span', {}, t(`nav.${name}`)),
  );
}
