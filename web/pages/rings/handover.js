import { handOver, takeOver } from '../../lib/handover.js';

const KEY = 'parley.ring';
const GOOD_FOR = 30000; // ms: a ring lasts no longer than 45 s

/**
 * Keeps a ring of several, of whom one answered, for the page of the call, which goes on with it.
 *
 * @param {{id: string, room: string, to: string[]}} ring
 */
export function handRing({ id, room, to }) {
  handOver(KEY, { id, room, to });
}

/**
 * @param {string} room
 * @returns {{id: string, to: string[]} | null} the ring that led into this room; it is given only once
 */
export function takeRing(room) {
  const ring = takeOver(KEY, GOOD_FOR);
  return ring?.room === room ? { id: ring.id, to: ring.to } : null;
}
