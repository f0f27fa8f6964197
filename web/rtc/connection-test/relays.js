import { NoWay, RelayedPair } from './relayed-pair.js';
import { result } from './result.js';

/** @typedef {'udp' | 'tcp' | 'tls'} Transport to a relay */

/** @type {Transport[]} */
export const TRANSPORTS = ['udp', 'tcp', 'tls'];

/**
 * The ICE servers without all URLs but those that reach a relay by that transport.
 *
 * @param {Transport} transport
 * @param {RTCIceServer[]} iceServers
 */
export function relaysBy(transport, iceServers) {
  return iceServers
    .map((server) => ({ ...server, urls: [server.urls].flat().filter((url) => transportOf(url) === transport) }))
    .filter(({ urls }) => urls.length > 0);
}

/**
 * Sends packets through the relay by that transport alone.
 *
 * @param {Transport} transport
 * @param {RTCIceServer[]} iceServers
 * @param {import('./relayed-pair.js').CreateConnection} [createConnection]
 */
export async function testRelay(transport, iceServers, createConnection = undefined) {
  const id = /** @type {const} */ (`relay-${transport}`);
  const relays = relaysBy(transport, iceServers);
  if (relays.length === 0) return result(id, 'skipped', { code: 'not-offered' });
  const pair = new RelayedPair({ iceServers: relays, createConnection });
  try {
    await pair.open();
    return result(id, 'ok', { ms: await pair.roundTrip() });
  } catch (error) {
    if (!(error instanceof NoWay)) throw error;
    return result(id, 'failed', { code: error.code });
  } finally {
    pair.close();
  }
}

/** How RFC 7065 and browsers read the URL of a relay; undefined for other servers. @param {string} url */
function transportOf(url) {
  const [, scheme, transport] = /^(turns?):[^?]*(?:\?transport=(\w+))?$/i.exec(url) ?? [];
  if (scheme?.toLowerCase() === 'turns') return transport === 'udp' ? undefined : 'tls';
  return scheme && (transport ?? 'udp');
}
