import { api } from '../../lib/api.js';
import { ornament } from '../../lib/ornament.js';
import { refusalScreen } from './screens.js';

const SOON = 2000; // ms until one looks at first
const MOST = 15000; // ms between two looks of who waits for long
const SLOWER = 1.5; // times, with each look

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
  let patience = SOON;
  let timer = 0;
  const stop = new AbortController();
  const look = async () => {
    if (!screen.isConnected) return stop.abort();
    if (document.hidden) return;
    clearTimeout(timer);
    const now = await ornament(() => api.get(`/rooms/${encodeURIComponent(room)}`), null);
    if (!screen.isConnected) return stop.abort();
    if (now && !isFull(now, me.user)) return stop.abort(), free();
    patience = Math.min(MOST, patience * SLOWER);
    timer = setTimeout(look, patience);
  };
  // Who is inside is not told to guests. Nobody looks where nobody sees it; who comes back sees it at once.
  if (!me.guest) {
    timer = setTimeout(look, SOON);
    document.addEventListener('visibilitychange', look, { signal: stop.signal });
  }
  return screen;
}
