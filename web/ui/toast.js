import { el } from '../lib/dom.js';

const SHOWN_FOR = 5000; // ms

/** Says in passing what happened, also to a screen reader. Nothing that one must act upon. @param {string} text */
export function toast(text) {
  const message = el('p', { class: 'toast' }, text);
  region().append(message);
  setTimeout(() => message.remove(), SHOWN_FOR);
}

function region() {
  const standing = document.querySelector('.toasts');
  if (standing) return standing;
  const element = el('div', { class: 'toasts', role: 'status' });
  document.body.append(element);
  return element;
}
