import { api } from '../../lib/api.js';
import { makePasskey, showPasskey } from '../../lib/passkeys.js';
import { problemOf } from '../../lib/thrown.js';
import { askIdentity } from '../../ui/identity-dialog.js';
import { askProvider } from './oidc.js';

/**
 * Makes a passkey for whoever is signed in, who first shows who they are where that was long ago.
 *
 * @param {boolean} hasPasskeys
 * @returns {Promise<rest.Passkey | null>} null if they would not show it
 */
export async function addPasskey(hasPasskeys) {
  const options = await optionsFor(hasPasskeys);
  if (!options) return null;
  return api.post('/me/passkeys', { credential: await makePasskey(options) });
}

/** @param {boolean} hasPasskeys @returns {Promise<rest.PasskeyCreation | null>} */
async function optionsFor(hasPasskeys) {
  /** @param {object} [proof] */
  const ask = (proof) => api.post('/me/passkeys/options', proof);
  try {
    return await ask();
  } catch (error) {
    if (problemOf(error).code !== 'confirmation-required') throw error;
    const byPassword = (await hasPassword()) ? (/** @type {string} */ password) => ask({ password }) : null;
    // Who has nothing to show signs in anew, as the sentence of this error says.
    if (!byPassword && !hasPasskeys) throw error;
    return askIdentity({ byPassword, byPasskey: hasPasskeys ? () => askByPasskey(ask) : null });
  }
}

/** @param {(proof: object) => Promise<rest.PasskeyCreation>} ask */
async function askByPasskey(ask) {
  return ask({ passkey: await showPasskey(await api.post('/session/passkey/options')) });
}

/** Accounts that a provider made have no password, and where it is the only way in none counts. */
async function hasPassword() {
  const { only } = await askProvider();
  return !only && (await api.get('/me/oidc')).password;
}
