import { byId, el, fill } from '../../lib/dom.js';
import { RoomList } from '../../ui/room-list.js';
import { RoomKeeping } from '../home/rooms.js';

/**
 * All rooms, who is inside each, and what an admin changes about them.
 *
 * @param {HTMLElement} container
 * @param {{team: import('../home/team.js').Team, me: rest.Me}} options
 */
export function showRooms(container, { team, me }) {
  const keeping = new RoomKeeping({ team, me });
  const list = new RoomList(container, {
    onCreate: () => keeping.make(),
    onChange: (room) => keeping.change(room),
    mayChange: (room) => keeping.mayChange(room),
  });
  const show = () => team.known.rooms && list.show(team.rooms);
  team.addEventListener('change', show);
  show();
}

/** The limits in force, under the names that REST and settings have for them. @param {Record<string, number>} limits */
export function showLimits(limits) {
  const rows = Object.entries(limits).map(([name, value]) =>
    el('tr', {}, el('th', { scope: 'row' }, el('code', {}, name)), el('td', {}, String(value))),
  );
  fill(byId('limits'), el('tbody', {}, rows));
}
