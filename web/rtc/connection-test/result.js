/**
 * One line of a connection test, as `preCallCheck` has it (PROTOCOL.md section 5).
 *
 * @param {'microphone' | 'camera' | 'server' | 'relay-udp' | 'relay-tcp' | 'relay-tls' | 'upload'} id
 * @param {'ok' | 'warning' | 'failed' | 'skipped'} state
 * @param {{code?: string, ms?: number, kbps?: number, level?: number}} [more] `code` says why where it is not `ok`
 */
export function result(id, state, { code = null, ms = null, kbps = null, level = null } = {}) {
  return { id, state, code, ms, kbps, level };
}
