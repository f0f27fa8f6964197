import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';

/**
 * Says whose calls are shown, and how long the log keeps them, if the server tells.
 *
 * @param {HTMLElement} element
 * @param {rest.Me} me
 */
export async function showRules(element, me) {
  const { days } = await api.get('/retention').catch(() => ({}));
  const kept = days === undefined ? '' : days === 0 ? t('calls.kept.forever') : t('calls.kept.days', { days });
  element.textContent = t(me.role === 'admin' ? 'calls.rules.all' : 'calls.rules.own', { kept });
}
