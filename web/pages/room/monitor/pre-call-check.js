import { latestCheck } from '../../../lib/latest-check.js';

const EVENTS = /** @type {const} */ (['snapshot', 'joined']);

/**
 * Hands the latest connection test over to the log, once there is a call that it can be kept with.
 *
 * @param {Pick<import('../call.js').Parts, 'room' | 'me' | 'signal'>} parts
 */
export function tellCheck({ room, me, signal }) {
  const tell = async () => {
    const check = latestCheck.of(me.user);
    if (!check || room.others.length === 0) return;
    try {
      await room.reportCheck(check);
      latestCheck.forget();
    } catch {
      // There is no call yet, or the connection is lost: the next who comes in is another chance.
    }
  };
  for (const event of EVENTS) room.addEventListener(event, tell, { signal });
}
