import { handOver, takeOver } from '../../lib/handover.js';
import { roomPath } from '../../lib/room-path.js';

const KEY = 'parley.accepted';
const GOOD_FOR = 15000; // ms: a slow line may need some until the page of the call asks

/** Into the room of a call that was answered here. @param {{call: string, room: string, camera: boolean}} options */
export function enterCall({ call, room, camera }) {
  handOver(KEY, { call, room, camera });
  location.assign(roomPath(room));
}

/**
 * @param {string} room
 * @returns {{call: string, camera: boolean} | undefined} the call that led into this room a moment ago; only once
 */
export function takeAccepted(room) {
  const accepted = takeOver(KEY, GOOD_FOR);
  return accepted?.room === room ? accepted : undefined;
}
