import { currentSession } from '../../lib/session.js';

const SIGNED_OUT = 4401;
/** @type {Record<number, string>} */
const REASONS = { 4403: 'disabled', 4409: 'taken-over' };

/**
 * Why the server ended the connection for good. It says "signed out" also to whom it does not know for a moment only,
 * so that is asked before anybody is sent to sign in.
 *
 * @param {number} closeCode as in PROTOCOL.md section 9
 * @returns {Promise<string>} a code of the texts `call.refused.…`
 */
export async function reasonOf(closeCode) {
  if (closeCode !== SIGNED_OUT) return REASONS[closeCode] ?? 'closed';
  // Without an answer it may well be true, and signing in does no harm.
  const session = await currentSession().catch(() => null);
  return session ? 'closed' : 'unauthenticated';
}
