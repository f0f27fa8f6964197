import { el, icon } from '../lib/dom.js';

/**
 * A page that has nothing to fill in: what happened, and where to go from here.
 *
 * @param {{symbol: string, title: string, text: string, way?: {href: string, label: string} | null}} what
 */
export function notice({ symbol, title, text, way = null }) {
  return el(
    'div',
    { class: 'gate__card gate__card--notice', role: 'status' },
    icon(symbol),
    el('h1', {}, title),
    el('p', { class: 'quiet' }, text),
    way && el('a', { class: 'button button--primary', href: way.href }, way.label),
  );
}
