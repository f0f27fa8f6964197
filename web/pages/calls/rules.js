import { t } from '../../lib/i18n.js';

/** Says whose calls are shown, and how long the log keeps them. */
export function showRules(element, me) {
  element.textContent = t(me.role === 'admin' ? 'calls.rules.all' : 'calls.rules.own');
}
