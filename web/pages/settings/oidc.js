import { api } from '../../lib/api.js';
import { byId, el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { ago } from '../../lib/time.js';
import { confirm } from '../../ui/confirm.js';
import { loadingRows } from '../../ui/loading.js';
import { toast } from '../../ui/toast.js';
import { askProvider, providerButton } from '../account/oidc.js';

/**
 * Whom the sign-in service knows as this account: linked, unlinked, and what that means for the password beside it.
 *
 * @param {HTMLElement} container
 * @param {HTMLElement} password the form of the password
 */
export async function showProvider(container, password) {
  fill(container, loadingRows(1));
  const provider = await askProvider();
  if (!provider.enabled) {
    container.closest('section')?.remove();
    return;
  }
  byId('oidc-title').textContent = t('oidc.settings', provider);
  if (provider.only) password.closest('section')?.remove();
  await show(container, provider, password);
}

/** @param {HTMLElement} container @param {rest.Provider} provider @param {HTMLElement} password */
async function show(container, provider, password) {
  try {
    const mine = await api.get('/me/oidc');
    if (!mine.password) fill(password, el('p', { class: 'quiet small' }, t('oidc.noPassword', provider)));
    if (mine.identity) showLinked(container, provider, mine.identity, () => show(container, provider, password));
    else showUnlinked(container, provider);
  } catch (error) {
    fill(container, el('p', { class: 'quiet' }, sentenceFor(error)));
  }
}

/** @param {HTMLElement} container @param {rest.Provider} provider */
function showUnlinked(container, provider) {
  fill(
    container,
    el('p', { class: 'quiet small' }, t('oidc.unlinked', provider)),
    providerButton(t('oidc.link', provider), () => api.post('/me/oidc', { next: '/settings' })),
  );
}

/**
 * @param {HTMLElement} container @param {rest.Provider} provider @param {rest.MyIdentity} identity
 * @param {() => Promise<void>} reload
 */
function showLinked(container, provider, { label, linkedAt, lastUsedAt }, reload) {
  const seen = lastUsedAt ? t('oidc.used', { when: ago(lastUsedAt) }) : t('oidc.linkedAt', { when: ago(linkedAt) });
  const button = el(
    'button',
    { class: 'button button--danger-quiet button--small', type: 'button', data: { testid: 'unlink' } },
    t('oidc.unlink'),
  );
  button.addEventListener('click', () =>
    confirm({
      title: t('oidc.unlink.title', provider),
      text: t('oidc.unlink.text', provider),
      action: t('oidc.unlink'),
      run: () => unlink(reload),
    }),
  );
  const text = el(
    'span',
    { class: 'row__text' },
    el('span', { class: 'row__title', data: { testid: 'identity' } }, label),
    el('span', { class: 'row__line' }, seen),
  );
  fill(container, el('div', { class: 'row' }, text, button));
}

/** @param {() => Promise<void>} reload */
async function unlink(reload) {
  try {
    await api.delete('/me/oidc');
    await reload();
    toast(t('oidc.unlink.done'));
  } catch (error) {
    toast(error instanceof Error && 'status' in error && error.status === 409 ? t('oidc.unlink.onlyWay') : sentenceFor(error));
  }
}
