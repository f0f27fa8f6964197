import { el, icon } from '../lib/dom.js';

/**
 * What a list shows when there is nothing in it: what that means, and what to do next.
 *
 * @param {{symbol: string, title: string, text: string, action?: {label: string, run: () => void} | null}} what
 */
export function emptyState({ symbol, title, text, action = null }) {
  return el(
    'div',
    { class: 'empty' },
    icon(symbol),
    el('p', { class: 'empty__title' }, title),
    el('p', { class: 'quiet' }, text),
    action && el('button', { class: 'button button--tinted', type: 'button', on: { click: action.run } }, action.label),
  );
}
