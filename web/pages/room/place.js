const KEY = 'parley.place';

/**
 * The place in a room, kept over a reload. Written only when the page goes and read once, so that a duplicated tab
 * does not take it away from the first one.
 *
 * @param {import('../../signaling/room.js').Room} room
 */
export function keepPlace(room, signal) {
  const keep = () => {
    if (room.place) sessionStorage.setItem(KEY, JSON.stringify({ room: room.id, ...room.place }));
  };
  addEventListener('pagehide', keep, { signal });
}

/** @returns {{peer: string, ticket: string} | undefined} */
export function takePlace(id) {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  sessionStorage.removeItem(KEY);
  return kept?.room === id ? { peer: kept.peer, ticket: kept.ticket } : undefined;
}
