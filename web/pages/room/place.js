import { tabMemory } from '../../lib/memory.js';
import { ornament } from '../../lib/ornament.js';

const KEY = 'parley.place';

/**
 * The place in a room, and the devices in use, kept over a reload. Written only when the page goes and taken once, so
 * that a duplicated tab does not take it away from the first one.
 *
 * @param {import('../../signaling/room.js').Room} room
 * @param {import('../../rtc/media.js').LocalMedia} media
 */
export function keepPlace(room, media, signal) {
  const keep = () => {
    const used = { mic: media.micOn, camera: media.cameraOn };
    if (room.place) tabMemory.keep(KEY, { room: room.id, ...room.place, used });
  };
  addEventListener('pagehide', keep, { signal });
}

/** @returns {{peer: string, ticket: string} | undefined} */
export function takePlace(id) {
  const kept = keptFor(id);
  tabMemory.write(KEY, null);
  return kept && { peer: kept.peer, ticket: kept.ticket };
}

/**
 * Whoever loads the page again in the middle of a call wants to go on with it.
 *
 * @returns {{mic: boolean, camera: boolean} | undefined} the devices they used
 */
export function reloadedWithin(id) {
  const [arrival] = ornament(() => performance.getEntriesByType('navigation'), []);
  return arrival?.type === 'reload' ? keptFor(id)?.used : undefined;
}

function keptFor(id) {
  const kept = tabMemory.recall(KEY);
  return kept?.room === id ? kept : undefined;
}
