import { el } from '../../lib/dom.js';

const HUES = 12;

/** Initials on a colour that stays the same for one person. */
export function avatar(user, name) {
  const element = el('span', { class: 'call-avatar', 'aria-hidden': 'true' }, initials(name));
  const sum = [...user].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  element.style.setProperty('--hue', `${(sum % HUES) * (360 / HUES)}`);
  return element;
}

/** A Korean name shows its given name, others the first letters of the first two words. */
function initials(name) {
  const words = name.trim().split(/\s+/);
  if (/^[가-힣]{2,4}$/.test(name.trim())) return name.trim().slice(-2);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}
