import { api } from '../../lib/api.js';
import { openInviteDialog } from '../../ui/invite-dialog.js';

/**
 * The dialog with links for the team and for guests.
 *
 * @param {{me: rest.Me, team: import('./team.js').Team, title?: string}} options
 */
export function openInvite({ me, team, title }) {
  return openInviteDialog({
    me: me.user,
    title,
    rooms: () => team.namedRooms,
    invites: {
      list: async () => (await api.get('/invites', { limit: 200 })).items,
      create: (request) => api.post('/invites', request),
      revoke: ({ id }) => api.delete(`/invites/${encodeURIComponent(id)}`),
    },
  });
}
