import { api } from '../lib/api.js';
import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { field } from '../ui/field.js';
import { handleForm } from '../ui/form.js';
import { toast } from '../ui/toast.js';
import { PASSWORD_LENGTH } from './account-fields.js';
import { openShell } from './shell.js';

const { me } = await openShell('settings');
showProfile(document.getElementById('profile'));
showPassword(document.getElementById('password'));

function showProfile(form) {
  form.append(
    field({
      name: 'displayName',
      label: t('field.displayName'),
      hint: t('field.displayName.hint'),
      value: me.name,
      required: true,
      maxlength: 64,
      autocomplete: 'name',
    }),
    submit(t('settings.profile.save')),
  );
  handleForm(form, async ({ displayName }) => {
    await api.patch('/me', { displayName });
    toast(t('settings.saved'));
  });
}

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
    ({ status, errors }) =>
      status === 403 || (status === 422 && errors.length === 0) ? t('settings.password.wrong') : undefined,
  );
}

function submit(label) {
  return el('div', {}, el('button', { class: 'button button--primary', type: 'submit' }, label));
}
