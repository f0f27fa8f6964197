import { api } from '../../lib/api.js';
import { byId, el, find } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { currentSession, pathAfterLogin } from '../../lib/session.js';
import { field } from '../../ui/field.js';
import { handleForm } from '../../ui/form.js';
import { showHttpsNotice } from '../../ui/https-notice.js';
import { askProvider, providerWay } from './oidc.js';
import { offerPasskeys } from './passkey.js';

const form = /** @type {HTMLFormElement} */ (byId('form'));
const provider = await askProvider();

form.append(
  field({
    name: 'username',
    label: t('field.username'),
    required: true,
    autocomplete: 'username webauthn',
    autocapitalize: 'none',
    spellcheck: 'false',
  }),
  field({
    name: 'password',
    label: t('field.password'),
    type: 'password',
    required: true,
    autocomplete: 'current-password',
  }),
  el('button', { class: 'button button--primary button--wide', type: 'submit' }, t('login.submit')),
);
if (provider.enabled) showProvider();
if (!provider.only) offerPasskeys(byId('passkey'), () => location.replace(pathAfterLogin()));
showHttpsNotice(byId('main'));
find(document, provider.only ? '[data-testid=provider]' : '[name=username]')?.focus();

handleForm(
  form,
  async ({ username, password }) => {
    await api.post('/session', { username: username.trim().toLowerCase(), password });
    location.replace(pathAfterLogin());
  },
  ({ status, code }) => {
    if (code === 'passkey-required') return t('passkeys.only');
    if (status === 401) return t('login.wrong');
    return code === 'forbidden' ? t('login.disabled') : undefined;
  },
);

if ((await currentSession()) !== null) location.replace(pathAfterLogin());
else if ((await api.get('/setup')).needed) location.replace('/setup');

/** Where passwords are no way in, what is said of them goes as well. */
function showProvider() {
  form.before(providerWay(provider, { next: pathAfterLogin() }));
  form.hidden = provider.only;
  for (const line of document.querySelectorAll('.gate__else')) line.toggleAttribute('hidden', provider.only);
}
