import { serverNow } from '../../lib/server-time.js';
import { testDevice } from './devices.js';
import { TRANSPORTS, testRelay } from './relays.js';
import { result } from './result.js';
import { testUpload } from './upload.js';

/**
 * Tests devices, the server, the ways to a relay and the upload, in this order.
 *
 * @param {{tracks: Pick<media.Tracks, media.Device>, testServer: () => Promise<{ms?: number, code?: string, iceServers?:
 *   RTCIceServer[]}>, onResult: (result: protocol.PreCallResult) => void, signal: AbortSignal}} options
 *   `tracks` that are open already, `testServer` says `code` where the server is not reached
 * @returns {Promise<protocol.PreCallCheck>} rejects when it is aborted
 */
export async function testConnection({ tracks, testServer, onResult, signal }) {
  /** @type {protocol.PreCallResult[]} */
  const results = [];
  /** @param {protocol.PreCallResult} one */
  const add = (one) => {
    signal.throwIfAborted();
    results.push(one);
    onResult(one);
    return one;
  };
  add(await testDevice('mic', tracks.mic));
  add(await testDevice('camera', tracks.camera));
  const { ms, code, iceServers = [] } = await testServer();
  add(result('server', code ? 'failed' : 'ok', { ms, code }));
  const relays = await Promise.all(TRANSPORTS.map((transport) => testRelay(transport, iceServers)));
  relays.forEach(add);
  const best = TRANSPORTS.find((_, index) => relays[index].state === 'ok');
  add(await testUpload(best, iceServers));
  return { at: new Date(serverNow()).toISOString(), results };
}
