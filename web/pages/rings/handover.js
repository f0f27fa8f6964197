import { tabMemory } from '../../lib/memory.js';

const KEY = 'parley.ring';

/** Keeps a ring of several, of whom one answered, for the page of the call, which goes on with it. */
export function handRing({ id, room, to }) {
  tabMemory.keep(KEY, { id, room, to });
}

/** @returns {{id: string, to: string[]} | null} the ring that led into this room; it is given only once */
export function takeRing(room) {
  const ring = tabMemory.recall(KEY);
  tabMemory.write(KEY, null);
  return ring?.room === room ? { id: ring.id, to: ring.to } : null;
}
