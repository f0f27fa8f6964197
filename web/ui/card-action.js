import { el, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

/** @type {Record<string, string>} */
const TEXTS = { close: 'close', cancel: 'cancel' };

/**
 * A button of a ring's card, or a link where it leads somewhere.
 *
 * @param {string} name its text is `ring.<name>`, its longer name `ring.<name>.label` where `long`
 * @param {{symbol?: string, look?: string, run?: () => unknown, href?: string, long?: string | null,
 *   more?: import('../lib/dom.js').Props}} what
 */
export function cardAction(name, { symbol, look = '', run, href, long = null, more = {} }) {
  const text = t(TEXTS[name] ?? `ring.${name}`);
  const attributes = { class: `button ${look}`, 'aria-label': long, data: { testid: name }, ...more };
  const content = [symbol ? icon(symbol) : null, text];
  if (href) return el('a', { ...attributes, href }, content);
  return el('button', { ...attributes, type: 'button', on: run && { click: run } }, content);
}

/** Puts other actions in place; who stood on one stands on the first of them. @param {HTMLElement} box @param {...(Node | null | undefined | false)} actions */
export function replaceActions(box, ...actions) {
  const stood = box.contains(document.activeElement);
  box.replaceChildren(...actions.filter((one) => one instanceof Node));
  if (stood) box.querySelector(/** @type {'button'} */ ('button, a'))?.focus();
}
