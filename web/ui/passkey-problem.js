import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { problemOf } from '../lib/thrown.js';

/** @type {Record<string, string>} */
const BY_NAME = { NotAllowedError: 'none', AbortError: 'none', InvalidStateError: 'there', SecurityError: 'elsewhere' };
/** @type {Record<number, string>} */
const BY_STATUS = { 401: 'unknown', 403: 'disabled', 410: 'late', 422: 'unfit' };

/** Refusals that say more by their code than all others of their status. */
const BY_CODE = new Set(['passkey-required', 'confirmation-required', 'password-sign-in-off']);

/**
 * Why a passkey was not made, or did not sign in, in words for a person.
 *
 * @param {unknown} error of the browser or of the server
 */
export function passkeyProblem(error) {
  const { name = '', status = 0, code } = problemOf(error);
  const byCode = code === 'conflict' ? 'conflict' : undefined;
  const why = BY_NAME[name] ?? byCode ?? (code === 'passkey-required' ? undefined : BY_STATUS[status]);
  const why = BY_NAME[name] ?? (code && BY_CODE.has(code) ? undefined : BY_STATUS[status]);
  return why ? t(`passkeys.problem.${why}`) : sentenceFor(error);
}
