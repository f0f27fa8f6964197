import { setAttribute } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { toast } from './toast.js';

/** What a control needs: `ring` the server, just now; `call` devices, which browsers give to https only; both need https. */
/** @typedef {'ring' | 'call'} Need */

let connected = true;
/** @type {(text: string) => unknown} */
let tell = toast;

addEventListener('click', intercept, { capture: true });

/** @param {Need} need @returns {string | null} a sentence that says why it cannot be now */
export function obstacleTo(need) {
  if (!globalThis.isSecureContext) return t('https.needed');
  return need === 'ring' && !connected ? t('ring.disconnected') : null;
}

/**
 * For the properties of a button that rings or a link into a call: it is disabled while it can do nothing, and says why
 * when it is pressed all the same.
 *
 * @param {Need} need
 * @returns {import('../lib/dom.js').Props}
 */
export function needs(need) {
  const reason = obstacleTo(need);
  return { 'data-needs': need, 'aria-disabled': reason && 'true', 'aria-description': reason };
}

/** Until the server is back nobody can be rung. @param {protocol.ConnectionState} state of the page's connection */
export function showConnection(state) {
  // What is pressed before the first connection is there waits for it.
  connected = state === 'connected' || state === 'connecting';
  for (const control of document.querySelectorAll('[data-needs]')) {
    const reason = obstacleTo(needOf(control));
    setAttribute(control, 'aria-disabled', reason && 'true');
    setAttribute(control, 'aria-description', reason);
  }
}

/** Where reasons are told, if not by toasts. @param {(text: string) => unknown} [say] */
export function tellObstacles(say = toast) {
  tell = say;
}

/** @param {Event} event */
function intercept(event) {
  const control = event.target instanceof Element ? event.target.closest('[data-needs]') : null;
  const reason = control && obstacleTo(needOf(control));
  if (!reason) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  tell(reason);
}

/** @param {Element} control */
function needOf(control) {
  return /** @type {Need} */ (control.getAttribute('data-needs'));
}
