import { roomPath } from '../../lib/room-path.js';

/** Into the room of a call that was answered. @param {{call: string, room: string, camera: boolean}} options */
export function enterCall({ call, room, camera }) {
  const query = new URLSearchParams({ call });
  if (!camera) query.set('camera', 'off');
  location.assign(`${roomPath(room)}?${query}`);
}
