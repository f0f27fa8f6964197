import { api } from '../../lib/api.js';
import { el, fill, find, present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { roomNameOf } from '../../lib/server-names.js';
import { GuestList } from '../../ui/guest-list.js';
import { InviteList } from '../../ui/invite-list.js';
import { openInvite } from '../home/invite.js';
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
  /** @type {Map<string, string>} */
  let people = new Map();
  /** @type {rest.Invite[]} */
  let invites = [];
  /** @param {string | null} id */
  const roomName = (id) => (id === null ? null : (rooms.get(id) ?? id));
  /** @param {string} user */
  const personName = (user) => people.get(user) ?? (user.startsWith('erased-') ? t('audit.erased') : user);

  const guests = new GuestList({
    roomName,
    inviter: (id) => {
      const invite = invites.find((one) => one.id === id);
      return invite ? personName(invite.createdBy) : null;
    },
    putOut: async ({ user }) => {
      await api.delete(`/admin/guests/${encodeURIComponent(user)}`);
      await refresh();
    },
  });
  const links = new InviteList({
    rooms: () => [...rooms].map(([id, name]) => ({ id, name })),
    creator: personName,
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
    const [here, made, users, places] = await Promise.all([
      wholeList('/admin/guests'),
      wholeList('/invites'),
      wholeList('/users'),
      wholeList('/admin/rooms'),
    ]);
    rooms = new Map(places.map((/** @type {rest.Room} */ room) => [room.id, roomNameOf(room)]));
    people = new Map(users.map((/** @type {rest.User} */ user) => [user.id, user.displayName]));
    invites = made;
    guests.show(here);
    links.show(invites);
  }
}
