import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { serverNow } from '../lib/server-time.js';
import { select } from './field.js';
import { segments } from './segments.js';

const HOUR = 3600 * 1000; // ms
export const DAY = 24 * HOUR;
/** @type {Record<string, number>} */
const LIFETIMES = { hour: HOUR, day: DAY, week: 7 * DAY, month: 30 * DAY };
const USES = [1, 5, 10, 25];

/** What an invite has unless one wants another. */
export const USUAL = { lifetime: 'week', maxUses: '10' };

/** What an invite is for, for how long and how many. @param {() => rest.RoomName[]} rooms */
export function inviteForm(rooms) {
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
        selected: USUAL.maxUses,
      }),
    ),
    el('button', { class: 'button', type: 'submit', data: { testid: 'create-invite' } }, t('invite.create')),
  );
}

/** @param {Record<string, string>} values */
export function requestOf({ kind, room, lifetime, maxUses }) {
  return {
    kind,
    room: kind === 'guest' ? room : null,
    expiresAt: new Date(serverNow() + LIFETIMES[lifetime]).toISOString(),
    maxUses: Number(maxUses),
  };
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
