import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { check } from '../../ui/checks.js';
import { toast } from '../../ui/toast.js';
import { connectionTest } from '../connection-test/connection-test.js';

/**
 * Whether others may learn one's address: media then go by relays alone. Saved at once, for all devices. And whether calls
 * get through this network.
 *
 * @param {HTMLElement} container
 * @param {rest.Me} me
 */
export function showNetwork(container, me) {
  const { relayOnly } = me;
  const hint = t('settings.relayOnly.hint');
  const row = check('relayOnly', { value: 'on', label: t('settings.relayOnly'), hint, checked: relayOnly });
  row.addEventListener('change', ({ target }) => save(/** @type {HTMLInputElement} */ (target)));
  container.append(row, connectionTest({ me }));
}

/** @param {HTMLInputElement} box */
async function save(box) {
  const relayOnly = box.checked;
  try {
    await api.patch('/me', { relayOnly });
    toast(t(relayOnly ? 'settings.relayOnly.on' : 'settings.relayOnly.off'));
  } catch (error) {
    box.checked = !relayOnly;
    toast(sentenceFor(error) || t('problem.server'));
  }
}
