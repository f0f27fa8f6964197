import { api } from '../../lib/api.js';
import { byId, el, fill, find } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { field } from '../../ui/field.js';
import { handleForm } from '../../ui/form.js';
import { showHttpsNotice } from '../../ui/https-notice.js';
import { notice } from '../../ui/notice.js';
import { accountFields, explainAccount } from './account-fields.js';

const main = byId('main');
const form = /** @type {HTMLFormElement} */ (byId('form'));
const token = new URLSearchParams(location.search).get('token');
const tokenField = field({
  name: 'token',
  label: t('field.token'),
  hint: t('field.token.hint'),
  required: true,
  autocomplete: 'off',
  spellcheck: 'false',
  value: token,
});
tokenField.hidden = token !== null;

form.append(
  tokenField,
  ...accountFields(),
  el('button', { class: 'button button--primary button--wide', type: 'submit' }, t('setup.submit')),
);
showHttpsNotice(main);
find(form, `[name=${token === null ? 'token' : 'displayName'}]`)?.focus();

handleForm(
  form,
  async ({ token, username, displayName, password }) => {
    await api.post('/setup', { token: token.trim(), username, displayName, password });
    location.replace('/?invite=open');
  },
  (error) => {
    if (error.status === 410) showDone();
    if (error.status !== 403) return explainAccount(error);
    tokenField.hidden = false;
    return t('setup.badToken');
  },
);

if (!(await api.get('/setup')).needed) showDone();

function showDone() {
  fill(
    main,
    notice({
      symbol: 'circle-check',
      title: t('setup.done.title'),
      text: t('setup.done.text'),
      way: { href: '/login', label: t('login.submit') },
    }),
  );
}
