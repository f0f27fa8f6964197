import { api } from '../../lib/api.js';
import { byId, el, fill } from '../../lib/dom.js';
import { LANGUAGES, language, t } from '../../lib/i18n.js';
import { field, select } from '../../ui/field.js';
import { handleForm } from '../../ui/form.js';
import { loadingRows } from '../../ui/loading.js';
import { SessionList } from '../../ui/session-list.js';
import { toast } from '../../ui/toast.js';
import { PASSWORD_LENGTH } from '../account/account-fields.js';
import { showDevices } from './devices.js';
import { showKeyboard } from './keyboard.js';
import { showMyData } from './my-data.js';
import { showNetwork } from './network.js';
import { showPasskeys } from './passkeys.js';
import { showProvider } from './oidc.js';
import { showPicture } from './picture.js';
import { showTimeZone } from './time-zone.js';
import { showNotifications } from './notifications.js';
import { showTokens } from './tokens.js';
import { chooseLanguage, openShell } from '../shell.js';

const { me } = await openShell('settings');
showProfile(/** @type {HTMLFormElement} */ (byId('profile')));
showPicture(byId('picture'), me);
showLanguage(byId('language'));
showTimeZone(byId('language'), me, () => showTokens(byId('tokens'), me));
showDevices(byId('devices'));
showKeyboard(byId('keyboard'));
showNotifications(byId('notifications'));
showNetwork(byId('network'), me);
showPassword(/** @type {HTMLFormElement} */ (byId('password')));
showPasskeys(byId('passkeys'));
showProvider(byId('oidc'), byId('password'));
showSessions(byId('sessions'));
showTokens(byId('tokens'), me);
showMyData(byId('my-data'), me);

/** @param {HTMLFormElement} form */
function showProfile(form) {
  form.append(
    field({
      name: 'displayName',
      label: t('field.displayName'),
      hint: t('field.displayName.hint'),
      value: me.name,
      required: true,
      most: 64,
      autocomplete: 'name',
    }),
    submit(t('settings.profile.save')),
  );
  handleForm(form, async ({ displayName }) => {
    await api.patch('/me', { displayName });
    toast(t('settings.saved'));
  });
}

/** @param {HTMLFormElement} form */
function showPassword(form) {
  form.append(
    // Password managers file the new password under this.
    el('input', { type: 'hidden', name: 'username', value: me.user, autocomplete: 'username' }),
    field({
      name: 'currentPassword',
      label: t('settings.password.current'),
      type: 'password',
      required: true,
      autocomplete: 'current-password',
    }),
    field({
      name: 'newPassword',
      label: t('settings.password.new'),
      hint: t('field.password.hint', { min: PASSWORD_LENGTH }),
      type: 'password',
      required: true,
      minlength: PASSWORD_LENGTH,
      autocomplete: 'new-password',
    }),
    submit(t('settings.password.change')),
  );
  handleForm(
    form,
    async ({ currentPassword, newPassword }) => {
      await api.put('/me/password', { currentPassword, newPassword });
      form.reset();
      toast(t('settings.password.changed'));
    },
    ({ errors }) => errors?.some(isCurrent) && { field: 'currentPassword', text: t('settings.password.wrong') },
  );
}

/** @param {{field: string}} problem */
function isCurrent({ field }) {
  return field === 'currentPassword';
}

/** @param {HTMLElement} container */
function showLanguage(container) {
  const choice = select({ name: 'language', label: t('language'), options: LANGUAGES, selected: language() });
  choice.addEventListener('change', ({ target }) => {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    chooseLanguage(/** @type {import('../../lib/i18n.js').Language} */ (value));
  });
  container.append(choice);
}

/** @param {HTMLElement} container */
async function showSessions(container) {
  const list = new SessionList((session) => api.delete(`/me/sessions/${encodeURIComponent(session.id)}`));
  fill(container, loadingRows(2));
  try {
    list.show((await api.get('/me/sessions', { limit: 200 })).items);
    fill(container, list.element);
  } catch {
    fill(container, el('p', { class: 'quiet' }, t('settings.sessions.failed')));
  }
}

/** @param {string} label */
function submit(label) {
  return el('div', {}, el('button', { class: 'button button--primary', type: 'submit' }, label));
}
