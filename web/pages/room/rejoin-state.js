import { handOver, takeOver } from '../../lib/handover.js';
import { tabMemory } from '../../lib/memory.js';
import { ornament } from '../../lib/ornament.js';

/**
 * @typedef {{room: string, place: protocol.Place, used: {mic: boolean, camera: boolean}, call?: string}} Kept
 */

const KEY = 'parley.place';
const LEFT = 'parley.left';
const GOOD_FOR = 15000; // ms from one page to the next, over a slow line

/** @type {Kept | undefined} */
let kept = takeOver(KEY, GOOD_FOR);

/**
 * The place in a room, and the devices in use, kept over a reload. Written only when the page goes and taken once, so
 * that a duplicated tab does not take it away from the first one.
 *
 * @param {import('../../signaling/room.js').Room} room
 * @param {import('../../rtc/media.js').LocalMedia} media
 * @param {string | undefined} call that was rung
 * @param {AbortSignal} signal
 */
export function keepPlace(room, media, call, signal) {
  const keep = () => {
    if (room.place) handOver(KEY, { room: room.id, place: room.place, used: media.wanted, call });
  };
  tabMemory.write(LEFT, null);
  addEventListener('pagehide', keep, { signal });
  signal.addEventListener('abort', () => tabMemory.write(LEFT, room.id));
}

/** Whether this page is loaded again after that room was left: nobody asked for a camera. @param {string} id */
export function reloadedAfter(id) {
  return isReload() && tabMemory.read(LEFT) === id;
}

/** @param {string} id @returns {protocol.Place | undefined} */
export function takePlace(id) {
  const place = keptFor(id)?.place;
  kept = undefined;
  return place;
}

/**
 * Whoever loads the page again in the middle of a call wants to go on with it. Nothing else is that: no link, no way
 * back through the history, and nothing once the call was left.
 *
 * @param {string} id of the room
 * @returns {Kept | undefined}
 */
export function reloadedWithin(id) {
  return isReload() ? keptFor(id) : undefined;
}

function isReload() {
  const [arrival] = ornament(() => performance.getEntriesByType('navigation'), []);
  return arrival instanceof PerformanceNavigationTiming && arrival.type === 'reload';
}

/** @param {string} id */
function keptFor(id) {
  return kept?.room === id ? kept : undefined;
}
