import { api } from '../../lib/api.js';
import { byId, el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { roomNameOf } from '../../lib/server-names.js';
import { sentenceFor } from '../../lib/problems.js';
import { InviteList } from '../../ui/invite-list.js';
import { loadingRows } from '../../ui/loading.js';
import { MemberList } from '../../ui/member-list.js';
import { openEraseDialog } from '../../ui/erase-dialog.js';
import { openResetDialog } from '../../ui/reset-dialog.js';
import { toast } from '../../ui/toast.js';
import { showAudit } from './audit.js';
import { showChecks } from './checks.js';
import { showAllPasskeys } from './passkeys.js';
import { showLimits, showRooms } from './rooms.js';
import { showWebhooks } from './webhooks.js';
import { openShell } from '../shell.js';

const MOST = 200; // rows, the most that one answer holds

const [people, rooms, invites, checks, webhooks] = ['people', 'rooms', 'invites', 'checks', 'webhooks'].map(byId);
for (const list of [people, rooms]) fill(list, loadingRows());

const { me, team } = await openShell('admin');
if (me.role === 'admin') {
  showRooms(rooms, { team, me });
  api.get('/limits').then(showLimits, () => {});
  await Promise.all([showPeople(), showInvites(), showPasskeys(), showChecks(checks), showWebhooks(webhooks), showWhatWasDone()]);
} else location.replace('/');

async function showPeople() {
  const list = new MemberList({
    me: me.user,
    change: (id, patch) => api.patch(`/users/${encodeURIComponent(id)}`, patch),
    reset: async (member) => {
      const reset = await api.post(`/users/${encodeURIComponent(member.id)}/password-reset`);
      openResetDialog({ name: member.displayName }, reset);
    },
    erase: (member, gone) => openEraseDialog({ user: member.id, name: member.displayName }, () => erase(member, gone)),
  });
  await show(people, list, '/users');
}

/** @param {rest.User} member @param {() => void} gone */
async function erase({ id, displayName: name }, gone) {
  await api.delete(`/users/${encodeURIComponent(id)}?erase=true`);
  gone();
  toast(t('privacy.erased', { name }));
}

async function showPasskeys() {
  await showAllPasskeys(byId('passkeys'), await all('/users').catch(() => []));
}

async function showWhatWasDone() {
  await showAudit(byId('audit'), await all('/users').catch(() => []));
}

async function showInvites() {
  const rooms = await all('/rooms').catch(() => []);
  const list = new InviteList({
    rooms: () => rooms.map((room) => ({ ...room, name: roomNameOf(room) })),
    revoke: ({ id }) => api.delete(`/invites/${encodeURIComponent(id)}`),
  });
  await show(invites, list, '/invites');
}

/**
 * @param {HTMLElement} container
 * @param {{element: HTMLElement, show: (items: any[]) => void}} list
 * @param {string} path
 */
async function show(container, list, path) {
  try {
    list.show(await all(path));
    fill(container, list.element);
  } catch (error) {
    fill(container, el('p', { class: 'empty quiet' }, sentenceFor(error) || t('problem.server')));
  }
}

/** @param {string} path */
async function all(path) {
  const items = [];
  let cursor = null;
  do {
    const page = await api.get(path, { limit: MOST, cursor });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}
