import { api } from '../../lib/api.js';
import { byId, el, fill, find } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { roomPath } from '../../lib/room-path.js';
import { roomNameOf } from '../../lib/server-names.js';
import { currentSession } from '../../lib/session.js';
import { problemOf } from '../../lib/thrown.js';
import { field } from '../../ui/field.js';
import { handleForm } from '../../ui/form.js';
import { loadingRows } from '../../ui/loading.js';
import { notice } from '../../ui/notice.js';
import { accountFields, explainAccount } from './account-fields.js';
import { askProvider, providerWay } from './oidc.js';

/** @type {Record<number, string>} */
const NAMES = { 410: 'gone', 404: 'unknown' };
const main = byId('main');
const code = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const path = `/invites/${encodeURIComponent(code)}`;
const session = await currentSession().catch(() => null);

fill(main, el('div', { class: 'gate__card' }, loadingRows(2)));
try {
  const invite = await api.get(path);
  if (session && !session.guest) showSignedIn(invite, session);
  else showInvite(invite, await askProvider());
} catch (error) {
  showProblem(error);
}

/** @param {rest.OpenInvite} invite @param {rest.Provider} provider */
function showInvite(invite, provider) {
  const guest = invite.kind === 'guest';
  const byProvider = provider.enabled && !guest;
  const room = { room: invite.room && roomNameOf(invite.room) };
  const form = el(
    'form',
    { class: 'form' },
    guest ? guestField() : accountFields(),
    el('button', { class: 'button button--primary button--wide', type: 'submit' }, t(`join.submit.${invite.kind}`)),
  );
  fill(
    main,
    el(
      'div',
      { class: 'gate__card' },
      el('h1', {}, t(`join.title.${invite.kind}`, room)),
      el('p', { class: 'quiet' }, t(`join.intro.${invite.kind}`, { name: invite.invitedBy })),
      byProvider && providerWay(provider, { next: '/', invite: code }),
      form,
      el('p', { class: 'gate__else small' }, el('a', { href: loginPath(invite) }, t('join.haveAccount'))),
    ),
  );
  form.hidden = byProvider && provider.only;
  handleForm(form, (values) => accept(invite, values), explain);
  find(form, '[name=displayName]')?.focus();
}

function guestField() {
  return field({
    name: 'displayName',
    label: t('field.displayName'),
    required: true,
    most: 64,
    autocomplete: 'name',
  });
}

/** @param {rest.OpenInvite} invite @param {Record<string, string>} values */
async function accept(invite, values) {
  await api.post(`${path}/accept`, values);
  location.replace(invite.room ? roomPath(invite.room.id) : '/');
}

/** @param {rest.OpenInvite} invite @param {rest.Me} me */
function showSignedIn(invite, { name }) {
  const { room } = invite;
  fill(
    main,
    notice({
      symbol: 'circle-check',
      title: room ? t('join.title.guest', { room: roomNameOf(room) }) : t('join.title.account'),
      text: t('join.signedIn', { name }),
      way: room
        ? { href: roomPath(room.id), label: t('join.signedIn.room') }
        : { href: '/', label: t('join.signedIn.lobby') },
    }),
  );
}

/** @param {import('../../lib/thrown.js').Problem} error */
function explain(error) {
  // Somebody else took the last use while this one typed.
  if (error.status === 410) showProblem(error);
  return explainAccount(error);
}

/** @param {unknown} error */
function showProblem(error) {
  const name = NAMES[problemOf(error).status ?? 0];
  const way = session
    ? { href: '/', label: t(session.guest ? 'join.signedIn.room' : 'join.signedIn.lobby') }
    : { href: '/login', label: t('join.haveAccount') };
  if (name) fill(main, notice({ symbol: 'link', title: t(`join.${name}.title`), text: t(`join.${name}.text`), way }));
  else fill(main, notice({ symbol: 'triangle-alert', title: t('join.unknown.title'), text: sentenceFor(error), way }));
}

/** @param {rest.OpenInvite} invite */
function loginPath(invite) {
  return invite.room ? `/login?next=${encodeURIComponent(roomPath(invite.room.id))}` : '/login';
}
