/**
 * One line of a connection test, as `preCallCheck` has it (PROTOCOL.md section 5).
 *
 * @param {protocol.PreCallResult['id']} id
 * @param {protocol.PreCallResult['state']} state
 * @param {Partial<Omit<protocol.PreCallResult, 'id' | 'state'>>} [more] `code` says why where it is not `ok`
 * @returns {protocol.PreCallResult}
 */
export function result(id, state, { code = null, ms = null, kbps = null, level = null } = {}) {
  return { id, state, code, ms, kbps, level };
}
