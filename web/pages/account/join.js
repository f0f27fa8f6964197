import { api } from '../../lib/api.js';
import { el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { roomPath } from '../../lib/room-path.js';
import { currentSession } from '../../lib/session.js';
import { field } from '../../ui/field.js';
import { handleForm } from '../../ui/form.js';
import { loadingRows } from '../../ui/loading.js';
import { notice } from '../../ui/notice.js';
import { accountFields, explainAccount } from './account-fields.js';

const main = document.getElementById('main');
const path = `/invites/${encodeURIComponent(location.pathname.split('/')[2] ?? '')}`;
const session = await currentSession().catch(() => null);

fill(main, el('div', { class: 'gate__card' }, loadingRows(2)));
try {
  const invite = await api.get(path);
  if (session && !session.guest) showSignedIn(invite, session);
  else showInvite(invite);
} catch (error) {
  showProblem(error);
}

function showInvite(invite) {
  const guest = invite.kind === 'guest';
  const room = { room: invite.room?.name };
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
      form,
      el('p', { class: 'gate__else small' }, el('a', { href: loginPath(invite) }, t('join.haveAccount'))),
    ),
  );
  handleForm(form, (values) => accept(invite, values), explain);
  form.elements.displayName.focus();
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

async function accept(invite, values) {
  await api.post(`${path}/accept`, values);
  location.replace(invite.kind === 'guest' ? roomPath(invite.room.id) : '/');
}

function showSignedIn(invite, { name }) {
  const guest = invite.kind === 'guest';
  fill(
    main,
    notice({
      symbol: 'circle-check',
      title: guest ? t('join.title.guest', { room: invite.room.name }) : t('join.title.account'),
      text: t('join.signedIn', { name }),
      way: guest
        ? { href: roomPath(invite.room.id), label: t('join.signedIn.room') }
        : { href: '/', label: t('join.signedIn.lobby') },
    }),
  );
}

function explain(error) {
  // Somebody else took the last use while this one typed.
  if (error.status === 410) showProblem(error);
  return explainAccount(error);
}

function showProblem(error) {
  const name = { 410: 'gone', 404: 'unknown' }[error.status];
  const way = session
    ? { href: '/', label: t(session.guest ? 'join.signedIn.room' : 'join.signedIn.lobby') }
    : { href: '/login', label: t('join.haveAccount') };
  if (name) fill(main, notice({ symbol: 'link', title: t(`join.${name}.title`), text: t(`join.${name}.text`), way }));
  else fill(main, notice({ symbol: 'triangle-alert', title: t('join.unknown.title'), text: sentenceFor(error), way }));
}

function loginPath(invite) {
  return invite.kind === 'guest' ? `/login?next=${encodeURIComponent(roomPath(invite.room.id))}` : '/login';
}
