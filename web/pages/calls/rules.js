import { t } from '../../lib/i18n.js';

/**
 * Says whose calls are shown, and how long the log keeps them.
 *
 * @param {number|null} days 0 for without an end, null where the server does not say
 */
export function showRules(element, me, days) {
  const kept = days > 0 ? t('calls.kept.days', { days }) : days === 0 ? t('calls.kept.forever') : '';
  element.textContent = t(me.role === 'admin' ? 'calls.rules.all' : 'calls.rules.own', { kept });
}
