import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { serverNow } from '../lib/server-time.js';
import { dayAndClock } from '../lib/time.js';
import { copyLine } from './copy.js';
import { openDialog } from './dialog.js';
import { handleForm } from './form.js';
import { DAY, USUAL, inviteForm, requestOf } from './invite-form.js';
import { InviteList } from './invite-list.js';
import { loadingRows } from './loading.js';

/**
 * A link for the team, ready to be copied; below it others, for guests too, and those that work now.
 *
 * @param {{me: string, rooms: () => rest.RoomName[], title?: string, invites: {list: () => Promise<rest.Invite[]>,
 *   create: (invite: rest.NewInvite) => Promise<rest.Invite>, revoke: (invite: rest.Invite) => Promise<void>}}} options
 */
export async function openInviteDialog({ me, rooms, invites, title = t('invite.title') }) {
  const list = new InviteList({
    roomName: (id) => rooms().find((room) => room.id === id)?.name ?? null,
    revoke: invites.revoke,
  });
  const result = el('div', { class: 'invite__result', tabindex: '-1', autofocus: true }, loadingRows(1));
  const form = inviteForm(rooms);

  handleForm(form, async (values) => {
    const invite = await invites.create(requestOf(values));
    showLink(result, invite).focus();
    list.add(invite);
  });
  openDialog(
    { title, testid: 'invite-dialog' },
    result,
    el('details', { class: 'more-fields' }, el('summary', { data: { testid: 'other-invite' } }, t('invite.other')), form),
    list.element,
  );
  try {
    const items = await invites.list();
    const standing = items.find((invite) => isForTheTeam(invite, me));
    const invite = standing ?? (await invites.create(requestOf({ kind: 'account', ...USUAL })));
    list.show(standing ? items : [invite, ...items]);
    const line = showLink(result, invite);
    if (document.activeElement === result) line.focus();
  } catch (error) {
    fill(result, el('p', { role: 'alert' }, sentenceFor(error)));
  }
}

/**
 * One of one's own that works for another day: opening the dialog again makes no second one.
 *
 * @param {rest.Invite} invite
 * @param {string} me
 */
function isForTheTeam({ kind, createdBy, expiresAt, uses, maxUses }, me) {
  const lasts = expiresAt === null || Date.parse(expiresAt) > serverNow() + DAY;
  return kind === 'account' && createdBy === me && lasts && (maxUses === null || uses < maxUses);
}

/** @param {HTMLElement} result @param {rest.Invite} invite */
function showLink(result, invite) {
  const label = t(`invite.created.${invite.kind}`);
  const line = copyLine({ id: 'invite-url', value: invite.url, label, action: t('copyLink') });
  const until = invite.expiresAt && t('invite.item.expires', { when: dayAndClock(invite.expiresAt) });
  const left = invite.maxUses && t('invite.left', { count: invite.maxUses - invite.uses });
  fill(result, ...line.parts, el('p', { class: 'quiet small' }, [until, left].filter(Boolean).join(' · ')));
  return line;
}
