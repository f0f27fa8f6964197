import { el } from '../../lib/dom.js';

/**
 * Something that opens over its button and closes by Esc, by a click elsewhere, or by being used.
 *
 * @param {HTMLButtonElement} button
 * @param {string} label
 * @param {...Node} content
 */
export function popover(button, label, ...content) {
  const element = el('div', { class: 'popover', popover: 'auto', role: 'dialog', 'aria-label': label }, ...content);
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  button.popoverTargetElement = element;
  let open = new AbortController();
  element.addEventListener('toggle', (event) => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    open.abort();
    if (!isOpen) return;
    open = new AbortController();
    place(element, button);
    // A phone that is turned moves its buttons.
    addEventListener('resize', () => place(element, button), { signal: open.signal });
  });
  return element;
}

/** @param {HTMLElement} element @param {HTMLButtonElement} button */
function place(element, button) {
  const margin = 8; // px
  const anchor = button.getBoundingClientRect();
  const centre = anchor.left + anchor.width / 2 - element.offsetWidth / 2;
  const left = Math.min(Math.max(margin, centre), innerWidth - element.offsetWidth - margin);
  element.style.left = `${left}px`;
  element.style.bottom = `${innerHeight - anchor.top + margin}px`;
}
