import { api } from '../../lib/api.js';
import { el, fill, find, present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { roomNameOf } from '../../lib/server-names.js';
import { GuestList } from '../../ui/guest-list.js';
import { InviteList } from '../../ui/invite-list.js';
import { openInvite } from '../home/invite.js';
import { AccountNames } from './account-names.js';
import { addHeadButton } from './head-button.js';
import { wholeList } from './whole-list.js';

/**
 * The guests who are here now, and all links by which people come.
 *
 * @param {HTMLElement} section
 * @param {{me: rest.Me, team: import('../home/team.js').Team}} options
 * @returns {Promise<import('./sections.js').Section>}
 */
export async function showGuests(section, { me, team }) {
  /** @type {Map<string, string>} */
  let rooms = new Map();
  const names = new AccountNames(team);
  /** @type {rest.Invite[]} */
  let invites = [];
  /** @param {string | null} id */
  const roomName = (id) => (id === null ? null : (team.roomName(id) ?? rooms.get(id) ?? id));
  /** @param {string} id */
  const isUnknown = (id) => !team.roomName(id) && !rooms.has(id);

  const guests = new GuestList({
    roomName,
    inviter: (id) => {
      const invite = invites.find((one) => one.id === id);
      return invite ? names.of(invite.createdBy) : null;
    },
    putOut: async ({ user }) => {
      await api.delete(`/admin/guests/${encodeURIComponent(user)}`);
      await refresh();
    },
  });
  const links = new InviteList({
    roomName,
    creator: (user) => names.of(user),
    revoke: async ({ id }) => {
      await api.delete(`/invites/${encodeURIComponent(id)}`);
      await refresh();
    },
  });

  await refresh();
  fill(
    present(find(section, '.part')),
    el('h3', { class: 'part__title' }, t('admin.guests.here')),
    guests.element,
    el('h3', { class: 'part__title' }, t('admin.links')),
    links.element,
  );
  addHeadButton(section, { symbol: 'link', text: t('admin.links.new'), testid: 'invite', run: () => openInvite({ me, team }) });
  return { refresh, live: true };

  async function refresh() {
    const [here, made] = await Promise.all([wholeList('/admin/guests'), wholeList('/invites')]);
    const named = [...here, ...made].flatMap(({ room }) => room ?? []);
    await Promise.all([names.learn(made.map(({ createdBy }) => createdBy)), named.some(isUnknown) && learnRooms(named)]);
    invites = made;
    guests.show(here);
    links.show(invites);
  }

  /** Private rooms of others are told to nobody else. @param {string[]} named that are asked for once */
  async function learnRooms(named) {
    const all = await wholeList('/admin/rooms');
    rooms = new Map(named.map((id) => [id, id]));
    for (const room of all) rooms.set(room.id, roomNameOf(room));
  }
}
