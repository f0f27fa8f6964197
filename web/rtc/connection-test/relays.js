import { NoWay, RelayedPair } from './relayed-pair.js';
import { result } from './result.js';

export const TRANSPORTS = ['udp', 'tcp', 'tls'];

/** The ICE servers without all URLs but those that reach a relay by that transport. */
export function relaysBy(transport, iceServers) {
  return iceServers
    .map((server) => ({ ...server, urls: [server.urls].flat().filter((url) => transportOf(url) === transport) }))
    .filter(({ urls }) => urls.length > 0);
}

/** Sends packets through the relay by that transport alone. @param {'udp' | 'tcp' | 'tls'} transport */
export async function testRelay(transport, iceServers, createConnection = undefined) {
  const id = `relay-${transport}`;
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

/** How RFC 7065 and browsers read the URL of a relay; undefined for other servers. */
function transportOf(url) {
  const [, scheme, transport] = /^(turns?):[^?]*(?:\?transport=(\w+))?$/i.exec(url) ?? [];
  if (scheme?.toLowerCase() === 'turns') return transport === 'udp' ? undefined : 'tls';
  return scheme && (transport ?? 'udp');
}
