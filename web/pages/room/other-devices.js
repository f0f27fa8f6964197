import { api } from '../../lib/api.js';

/**
 * Where one is inside that room by other devices or tabs, the newest first. Not knowing it keeps nobody out.
 *
 * @returns {Promise<{room: string, peer: string, device: string, since: string}[]>}
 */
export async function placesIn(room) {
  try {
    const { items } = await api.get('/me/places');
    return items.filter((place) => place.room === room && place.connection === 'ok').reverse();
  } catch {
    return [];
  }
}
