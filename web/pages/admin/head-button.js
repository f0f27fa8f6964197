import { el, find, icon, present } from '../../lib/dom.js';

/**
 * Puts a button beside the title of a section.
 *
 * @param {HTMLElement} section
 * @param {{symbol: string, text: string, testid: string, run: () => unknown}} options
 */
export function addHeadButton(section, { symbol, text, testid, run }) {
  present(find(section, '.panel__head')).append(
    el('button', { class: 'button button--quiet', type: 'button', data: { testid }, on: { click: run } }, icon(symbol), text),
  );
}
