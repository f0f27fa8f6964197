import { api } from '../../lib/api.js';
import { later, oneAtATime } from '../../lib/later.js';
import { sentenceFor } from '../../lib/problems.js';
import { toast } from '../../ui/toast.js';

const dialog = later(() => import('../../ui/invite-dialog.js'), { soon: true });

/** The dialog with links for the team and for guests. */
export const openInvite = oneAtATime(open);

/** @param {{me: rest.Me, team: import('./team.js').Team, title?: string}} options */
async function open({ me, team, title }) {
  try {
    const { openInviteDialog } = await dialog();
    openInviteDialog({
      me: me.user,
      title,
      rooms: () => team.namedRooms,
      invites: {
        list: async () => (await api.get('/invites', { limit: 200 })).items,
        create: (request) => api.post('/invites', request),
        revoke: ({ id }) => api.delete(`/invites/${encodeURIComponent(id)}`),
      },
    });
  } catch (error) {
    toast(sentenceFor(error));
  }
}
