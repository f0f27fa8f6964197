import { t } from '../../lib/i18n.js';
import { setSingleKeys, singleKeys } from '../../lib/single-keys.js';
import { check } from '../../ui/checks.js';
import { toast } from '../../ui/toast.js';

/** Whether single letters do something in a call, in this browser. @param {HTMLElement} container */
export function showKeyboard(container) {
  const label = t('settings.keys');
  const row = check('singleKeys', { value: 'on', label, hint: t('settings.keys.hint'), checked: singleKeys() });
  row.addEventListener('change', ({ target }) => {
    setSingleKeys(/** @type {HTMLInputElement} */ (target).checked);
    toast(t('settings.saved'));
  });
  container.append(row);
}
