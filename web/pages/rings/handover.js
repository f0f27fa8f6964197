const KEY = 'parley.ring';

/** Keeps a ring of several, of whom one answered, for the page of the call, which goes on with it. */
export function handRing({ id, room, to }) {
  sessionStorage.setItem(KEY, JSON.stringify({ id, room, to }));
}

/** @returns {{id: string, to: string[]} | null} the ring that led into this room; it is given only once */
export function takeRing(room) {
  const ring = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  sessionStorage.removeItem(KEY);
  return ring?.room === room ? { id: ring.id, to: ring.to } : null;
}
