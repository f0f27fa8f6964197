import { latestCheck } from '../../../lib/latest-check.js';

/** Hands the latest connection test over to the log, once there is a call that it can be kept with. */
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
  for (const event of ['snapshot', 'joined']) room.addEventListener(event, tell, { signal });
}
