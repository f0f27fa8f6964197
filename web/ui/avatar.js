import { el, find } from '../lib/dom.js';
import { pictures } from '../lib/pictures.js';

const HUES = [25, 62, 105, 155, 200, 250, 290, 340]; // degrees on the colour wheel

/**
 * A round with somebody's picture, or the initials in a colour that is always the same for the same user. Says nothing
 * aloud.
 *
 * @param {{user: string, name: string}} person
 * @param {{large?: boolean}} [look]
 */
export function avatar({ user, name }, { large = false } = {}) {
  const element = el('span', {
    class: large ? 'avatar avatar--large' : 'avatar',
    'aria-hidden': 'true',
    data: { initials: initials(name), user },
  });
  element.style.setProperty('--hue', String(HUES[sum(user) % HUES.length]));
  drawPicture(element);
  return element;
}

pictures.addEventListener('change', ({ detail: users }) => {
  for (const user of users) document.querySelectorAll(`.avatar[data-user="${CSS.escape(user)}"]`).forEach(drawPicture);
});

/** A picture that cannot be had leaves the initials. @param {Element} avatar */
function drawPicture(avatar) {
  const address = pictures.addressOf(/** @type {HTMLElement} */ (avatar).dataset.user ?? '');
  find(avatar, 'img')?.remove();
  if (!address) return;
  const image = el('img', { class: 'avatar__picture', src: address, alt: '', draggable: 'false' });
  image.addEventListener('error', () => image.remove());
  avatar.append(image);
}

/**
 * Two letters of a Latin name; of a Korean one the given name, which is what people there go by.
 *
 * @param {string} name
 */
function initials(name) {
  const words = name.trim().split(/\s+/);
  if (/^[가-힣]{2,4}$/.test(words[0])) return words[0].slice(-2);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => [...word][0])
    .join('')
    .toUpperCase();
}

/** @param {string} text */
function sum(text) {
  return [...text].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
}
