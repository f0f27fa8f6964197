import { api } from '../../lib/api.js';
import { fill, find, present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { roomNameOf } from '../../lib/server-names.js';
import { RoomOverview } from '../../ui/room-overview.js';
import { toast } from '../../ui/toast.js';
import { RoomKeeping } from '../home/rooms.js';
import { addHeadButton } from './head-button.js';
import { wholeList } from './whole-list.js';

/**
 * All rooms with who is inside, what an admin changes about them, and an end for what goes on there.
 *
 * @param {HTMLElement} section
 * @param {{team: import('../home/team.js').Team, me: rest.Me}} options
 * @returns {Promise<import('./sections.js').Section>}
 */
export async function showRooms(section, { team, me }) {
  const keeping = new RoomKeeping({ team, me });
  const list = new RoomOverview({
    // Of a private room of others an admin knows that it is there, and no more.
    mayChange: ({ id }) => team.namedRooms.some((room) => room.id === id),
    change: (room) => keeping.change(room),
    end: async (room) => {
      await api.post(`/rooms/${encodeURIComponent(room.id)}/end`);
      toast(t('admin.rooms.ended', { room: roomNameOf(room) }));
      await refresh();
    },
  });
  await refresh();
  fill(present(find(section, '.part')), list.element);
  addHeadButton(section, { symbol: 'plus', text: t('rooms.new'), testid: 'new-room', run: () => keeping.make() });
  return { refresh, live: true };

  async function refresh() {
    list.show(await wholeList('/admin/rooms'));
  }
}
