import { api } from '../../lib/api.js';

/**
 * Where one is inside that room by other devices or tabs, the newest first. Not knowing it keeps nobody out.
 *
 * @param {string} room
 * @returns {Promise<rest.Place[]>}
 */
export async function placesIn(room) {
  try {
    /** @type {rest.Page<rest.Place>} */
    const { items } = await api.get('/me/places');
    return items.filter((place) => place.room === room && place.connection === 'ok').reverse();
  } catch {
    return [];
  }
}
