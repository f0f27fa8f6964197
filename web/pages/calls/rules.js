import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';

/** Says whose calls are shown, and how long the log keeps them, if the server tells. */
export async function showRules(element, me) {
  const headers = await api.head('/calls', { limit: 1 }).catch(() => new Headers());
  const days = headers.get('Parley-Retention-Days');
  const kept = days === '0' ? t('calls.kept.forever') : days ? t('calls.kept.days', { days: Number(days) }) : '';
  element.textContent = t(me.role === 'admin' ? 'calls.rules.all' : 'calls.rules.own', { kept });
}
