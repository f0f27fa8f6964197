import { api } from '../../../lib/api.js';
import { serverNow } from '../../../lib/server-time.js';

const EARLY = 60000; // ms before the credentials of relays run out
const RETRY = 30000; // ms

/**
 * Relay credentials last an hour; a call that lasts longer needs fresh ones for finding another way.
 *
 * @param {import('../call.js').Parts} parts
 */
export function keepRelays({ room, mesh, signal }) {
  let timer = 0;
  /** @param {string | null | undefined} expiresAt */
  const plan = (expiresAt) => {
    clearTimeout(timer);
    if (expiresAt) timer = setTimeout(fetch, Math.max(RETRY, Date.parse(expiresAt) - serverNow() - EARLY));
  };
  const fetch = async () => {
    try {
      const { iceServers, expiresAt } = await api.get('/ice-servers');
      mesh.useServers(iceServers);
      plan(expiresAt);
    } catch {
      timer = setTimeout(fetch, RETRY);
    }
  };
  room.addEventListener('snapshot', () => plan(room.iceExpiresAt), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
