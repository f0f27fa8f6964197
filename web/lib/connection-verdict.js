/** @typedef {Pick<protocol.PreCallResult, 'id' | 'state'>} Step of a connection test */

/**
 * What a connection test comes to.
 *
 * @param {Step[]} results
 * @returns {'ok' | 'warning' | 'failed' | 'relay-away' | 'relay-missing'} the worst that holds; `relay-missing` where the
 *   server offers no relay, `relay-away` where none that it offers is reached
 */
export function connectionVerdict(results) {
  const relays = results.filter(({ id }) => id.startsWith('relay-'));
  const others = results.filter(({ id }) => !id.startsWith('relay-'));
  /** @param {Step[]} list @param {Step['state']} state */
  const are = (list, state) => list.some((one) => one.state === state);
  if (are(others, 'failed')) return 'failed';
  if (!are(relays, 'ok')) return are(relays, 'failed') ? 'relay-away' : 'relay-missing';
  const udpIsBlocked = relays.some(({ id, state }) => id === 'relay-udp' && state === 'failed');
  return are(others, 'warning') || udpIsBlocked ? 'warning' : 'ok';
}
