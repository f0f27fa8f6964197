import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { problemOf } from '../lib/thrown.js';

/** @type {Record<string, string>} */
const BY_NAME = { NotAllowedError: 'none', AbortError: 'none', InvalidStateError: 'there', SecurityError: 'elsewhere' };
/** @type {Record<number, string>} */
const BY_STATUS = { 401: 'unknown', 403: 'disabled', 410: 'late', 422: 'unfit' };

/** Refusals that say more by their code than others of their status; where a word stands, in words of passkeys. */
const BY_CODE = new Map([
  ['conflict', 'conflict'],
  ['passkey-required', ''],
  ['confirmation-required', ''],
  ['password-sign-in-off', ''],
]);

/**
 * Why a passkey was not made, or did not sign in, in words for a person.
 *
 * @param {unknown} error of the browser or of the server
 */
export function passkeyProblem(error) {
  const { name = '', status = 0, code = '' } = problemOf(error);
  const why = BY_NAME[name] ?? BY_CODE.get(code) ?? BY_STATUS[status];
  return why ? t(`passkeys.problem.${why}`) : sentenceFor(error);
}
