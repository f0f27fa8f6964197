import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { deviceNameOf } from '../../lib/server-names.js';
import { confirmRemoval, passkeyFacts } from '../../ui/passkey-list.js';
import { wholeList } from './whole-list.js';

/** Who has passkeys and who has none, and the end of one. @param {HTMLElement} container */
export async function showAllPasskeys(container) {
  const [users, owned] = await Promise.all([
    /** @type {Promise<rest.User[]>} */ (wholeList('/users')),
    /** @type {Promise<rest.OwnedPasskey[]>} */ (wholeList('/passkeys')),
  ]);
  const people = users.filter(({ active }) => active);
  const without = people.filter(({ id }) => !owned.some(({ user }) => user === id));
  fill(container, summary(people.length, without), el('ul', { class: 'rows' }, owned.map((one) => row(one, users))));
}

/** @param {number} people @param {rest.User[]} without */
function summary(people, without) {
  const names = without.map(({ displayName }) => displayName).join(', ');
  const text = without.length === 0 ? t('passkeys.all.everybody') : t('passkeys.all.without', { names });
  return el('p', { class: 'panel__note quiet small', data: { testid: 'without-passkey' } }, people === 0 ? '' : text);
}

/** @param {rest.OwnedPasskey} passkey @param {rest.User[]} users */
function row(passkey, users) {
  const person = users.find(({ id }) => id === passkey.user)?.displayName ?? passkey.user;
  const name = deviceNameOf(passkey.name);
  const button = el(
    'button',
    {
      class: 'button button--quiet button--small',
      type: 'button',
      'aria-label': t('passkeys.removeOf', { name, person }),
    },
    t('passkeys.remove'),
  );
  const line = el(
    'li',
    { class: 'row', data: { testid: `passkey-of-${passkey.user}` } },
    icon('fingerprint'),
    el(
      'span',
      { class: 'row__text' },
      el('span', { class: 'row__title' }, person),
      el('span', { class: 'row__line' }, `${name} · ${passkeyFacts(passkey)}`),
    ),
    button,
  );
  const path = `/users/${encodeURIComponent(passkey.user)}/passkeys/${encodeURIComponent(passkey.id)}`;
  button.addEventListener('click', () => confirmRemoval(`${person}, ${name}`, () => api.delete(path), line));
  return line;
}
