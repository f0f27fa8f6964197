import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { serverNow } from '../lib/server-time.js';
import { copyLine } from './copy.js';
import { openDialog } from './dialog.js';
import { select } from './field.js';
import { handleForm } from './form.js';
import { InviteList } from './invite-list.js';
import { segments } from './segments.js';

const HOUR = 3600 * 1000; // ms
/** @type {Record<string, number>} */
const LIFETIMES = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR };
const USES = [1, 5, 10, 25];
const USUAL = { lifetime: 'week', uses: '10' };

/**
 * Makes invite links, for an account or as a guest of one room, and withdraws them.
 *
 * @param {{rooms: () => rest.RoomName[], title?: string, invites: {list: () => Promise<rest.Invite[]>,
 *   create: (invite: rest.NewInvite) => Promise<rest.Invite>, revoke: (invite: rest.Invite) => Promise<void>}}} options
 */
export function openInviteDialog({ rooms, invites, title = t('invite.title') }) {
  const list = new InviteList({ rooms, revoke: invites.revoke });
  const result = el('div', { class: 'invite__result', hidden: true });
  const form = inviteForm(rooms);

  handleForm(form, async (values) => {
    const invite = await invites.create(requestOf(values));
    showLink(result, invite);
    list.add(invite);
  });
  openDialog({ title, testid: 'invite-dialog' }, form, result, list.element);
  invites.list().then(
    (items) => list.show(items),
    () => list.show([]),
  );
}

/** @param {() => rest.RoomName[]} rooms */
function inviteForm(rooms) {
  const room = el('div', { class: 'field', hidden: true });
  return el(
    'form',
    { class: 'form' },
    segments(
      { name: 'kind', label: t('invite.kind'), options: [kind('account', 'user-plus'), kind('guest', 'link')] },
      (value) => {
        room.hidden = value !== 'guest';
        fill(room, value === 'guest' && roomField(rooms()));
      },
    ),
    room,
    el(
      'div',
      { class: 'field-row' },
      select({
        name: 'lifetime',
        label: t('invite.expires'),
        options: Object.keys(LIFETIMES).map((value) => ({ value, label: t(`invite.expires.${value}`) })),
        selected: USUAL.lifetime,
      }),
      select({
        name: 'maxUses',
        label: t('invite.uses'),
        options: USES.map((count) => ({
          value: String(count),
          label: count === 1 ? t('invite.uses.once') : t('invite.uses.count', { count }),
        })),
        selected: USUAL.uses,
      }),
    ),
    el(
      'button',
      { class: 'button button--primary', type: 'submit', data: { testid: 'create-invite' } },
      t('invite.create'),
    ),
  );
}

/** @param {string} value @param {string} symbol */
function kind(value, symbol) {
  return { value, symbol, label: t(`invite.kind.${value}`), hint: t(`invite.kind.${value}.hint`) };
}

/** @param {rest.RoomName[]} rooms */
function roomField(rooms) {
  if (rooms.length === 0) return el('p', { class: 'field__hint' }, t('invite.room.none'));
  return select({
    name: 'room',
    label: t('invite.room'),
    options: rooms.map(({ id, name }) => ({ value: id, label: name })),
  });
}

/** @param {Record<string, string>} values */
function requestOf({ kind, room, lifetime, maxUses }) {
  return {
    kind,
    room: kind === 'guest' ? room : null,
    expiresAt: new Date(serverNow() + LIFETIMES[lifetime]).toISOString(),
    maxUses: Number(maxUses),
  };
}

/** @param {HTMLElement} result @param {rest.Invite} invite */
function showLink(result, invite) {
  const label = t('invite.created');
  const line = copyLine({ id: 'invite-url', value: invite.url, label, action: t('invite.copyLink') });
  result.hidden = false;
  fill(result, ...line.parts);
  line.focus();
}
