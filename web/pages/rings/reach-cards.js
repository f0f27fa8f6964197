import { firstControl } from '../../ui/first-control.js';

/**
 * F6 goes to the calls that ring, and from there to what the page is about.
 *
 * @param {HTMLElement} stack where the cards are
 * @param {HTMLElement} main
 */
export function reachCards(stack, main) {
  addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.defaultPrevented) return;
    const card = firstControl(stack);
    if (!card) return;
    event.preventDefault();
    if (stack.contains(document.activeElement)) firstControl(main)?.focus();
    else card.focus();
  });
}
