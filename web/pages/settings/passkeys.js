import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { passkeysWork } from '../../lib/passkeys.js';
import { loadingRows } from '../../ui/loading.js';
import { PasskeyList } from '../../ui/passkey-list.js';
import { passkeyProblem } from '../../ui/passkey-problem.js';
import { openPasskeyName } from '../../ui/passkey-name.js';
import { toast } from '../../ui/toast.js';
import { addPasskey } from '../account/new-passkey.js';

const MOST = 200; // rows, the most that one answer holds

/** @param {rest.Passkey} passkey */
const pathOf = ({ id }) => `/me/passkeys/${encodeURIComponent(id)}`;

/** One's own passkeys: what there are, and a button for one more. @param {HTMLElement} container */
export async function showPasskeys(container) {
  const list = new PasskeyList({
    rename: (passkey) => openPasskeyName(passkey, (name) => api.patch(pathOf(passkey), { name })),
    remove: (passkey) => api.delete(pathOf(passkey)),
  });
  const add = el(
    'button',
    { class: 'button', type: 'button', data: { testid: 'add-passkey' } },
    icon('fingerprint'),
    t('passkeys.add'),
  );
  add.addEventListener('click', () => addTo(list, add));
  const place = el('div', {}, loadingRows(1));
  fill(container, passkeysWork() ? el('div', {}, add) : el('p', { class: 'quiet' }, t('passkeys.not')), place);
  try {
    list.show((await api.get('/me/passkeys', { limit: MOST })).items);
    fill(place, list.element);
  } catch {
    fill(place, el('p', { class: 'quiet' }, t('passkeys.failed')));
  }
}

/** @param {PasskeyList} list @param {HTMLButtonElement} button */
async function addTo(list, button) {
  button.disabled = true;
  try {
    const passkey = await addPasskey(list.size > 0);
    if (passkey) {
      list.add(passkey);
      toast(t('passkeys.added'));
    }
  } catch (error) {
    toast(passkeyProblem(error));
  } finally {
    button.disabled = false;
  }
}
