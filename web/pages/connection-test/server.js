import { api } from '../../lib/api.js';
import { socketRoundTrip } from '../../signaling/round-trip.js';

/**
 * Asks the server by REST and over a socket, as a call does.
 *
 * @returns {Promise<{ms?: number, code?: 'no-rest' | 'no-socket', iceServers?: RTCIceServer[]}>} `ms` there and back on the
 *   socket
 */
export async function testServer() {
  let iceServers;
  try {
    ({ iceServers } = await api.get('/ice-servers'));
  } catch {
    return { code: 'no-rest' };
  }
  const ms = await socketRoundTrip({ url: `${location.origin.replace(/^http/, 'ws')}/ws` });
  return ms === null ? { code: 'no-socket', iceServers } : { ms, iceServers };
}
