import { api } from '../../lib/api.js';
import { fill, find, present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { pictures } from '../../lib/pictures.js';
import { openEraseDialog } from '../../ui/erase-dialog.js';
import { MemberList } from '../../ui/member-list.js';
import { openResetDialog } from '../../ui/reset-dialog.js';
import { toast } from '../../ui/toast.js';
import { openInvite } from '../home/invite.js';
import { addHeadButton } from './head-button.js';
import { wholeList } from './whole-list.js';

/** @param {{id: string}} member */
const pathOf = ({ id }) => `/users/${encodeURIComponent(id)}`;

/**
 * Who has an account, what each may do, and where each is signed in.
 *
 * @param {HTMLElement} section
 * @param {{me: rest.Me, team: import('../home/team.js').Team}} options
 */
export async function showPeople(section, { me, team }) {
  const list = new MemberList({
    me: me.user,
    change: (id, patch) => api.patch(pathOf({ id }), patch),
    reset: async (member) => {
      openResetDialog({ name: member.displayName }, await api.post(`${pathOf(member)}/password-reset`));
    },
    erase: (member, gone) => openEraseDialog({ user: member.id, name: member.displayName }, () => erase(member, gone)),
    sessions: {
      list: (member) => wholeList(`${pathOf(member)}/sessions`),
      end: (member, { id }) => api.delete(`${pathOf(member)}/sessions/${encodeURIComponent(id)}`),
      endAll: (member) => api.delete(`${pathOf(member)}/sessions`),
    },
  });
  /** @type {rest.User[]} */
  const people = await wholeList('/users');
  pictures.learn(people.map(({ id, picture }) => ({ user: id, picture })));
  list.show(people);
  fill(present(find(section, '.part')), list.element);
  addHeadButton(section, {
    symbol: 'user-plus',
    text: t('lobby.invite'),
    testid: 'invite',
    run: () => openInvite({ me, team }),
  });
}

/** @param {rest.User} member @param {() => void} gone */
async function erase(member, gone) {
  await api.delete(`${pathOf(member)}?erase=true`);
  gone();
  toast(t('privacy.erased', { name: member.displayName }));
}
