import { api } from '../../lib/api.js';
import { ornament } from '../../lib/ornament.js';
import { refusalScreen } from './screens.js';

const LOOK_EVERY = 2000; // ms

/** @typedef {{inside?: rest.Named[], capacity?: number}} Places */

/** Whether there is no place for somebody. Who is inside by another device has one. @param {Places} room @param {string} me */
export function isFull({ inside = [], capacity = Infinity }, me) {
  return inside.length >= capacity && !inside.some(({ user }) => user === me);
}

/**
 * Says that a room is full, for as long as it is.
 *
 * @param {{room: string, me: rest.Me, free: () => unknown, again?: () => void}} options `free` once there is a place,
 *   `again` for those who cannot see whether there is one
 */
export function fullScreen({ room, me, free, again }) {
  const screen = refusalScreen({ code: 'room-full', guest: me.guest, again: me.guest ? again : undefined });
  const look = async () => {
    if (!screen.isConnected) return;
    const now = await ornament(() => api.get(`/rooms/${encodeURIComponent(room)}`), null);
    if (!screen.isConnected) return;
    if (now && !isFull(now, me.user)) free();
    else setTimeout(look, LOOK_EVERY);
  };
  // Who is inside is not told to guests.
  if (!me.guest) setTimeout(look, LOOK_EVERY);
  return screen;
}
