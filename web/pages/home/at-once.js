import { api } from '../../lib/api.js';

const ALL = { limit: 200 };

/**
 * Shows who is here before the socket has told it, two round trips later. The page's HTML asks for the same answers, so
 * that they come while its scripts do. Where they do not, or a list has more pages, the socket will tell.
 *
 * @param {{team: import('./team.js').Team, keeping: import('./rooms.js').RoomKeeping}} parts
 */
export async function showAtOnce({ team, keeping }) {
  try {
    const [people, rooms] = await Promise.all([api.get('/presence', ALL), api.get('/rooms', ALL)]);
    if (people.next || rooms.next) return;
    if (!team.known.rooms) keeping.begin(rooms.items);
    team.begin({ people: people.items, rooms: rooms.items });
  } catch {
    // The banner tells it where the server is away.
  }
}
