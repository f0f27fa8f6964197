import { el } from '../../lib/dom.js';

/** Text of the description, which is in English: paragraphs, and `code` between backticks. @param {string} text @returns {HTMLElement[]} */
export function prose(text) {
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((paragraph) => el('p', { lang: 'en' }, ...inline(paragraph)));
}

/** @param {string} text @returns {(HTMLElement | string)[]} */
export function inline(text) {
  return text.split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part));
}
