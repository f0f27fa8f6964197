/** What the devices of a person know of passkeys (Web Authentication), in the JSON that the server speaks. */

const ADDRESS = /^[\d.]+$|^\[/; // of an IP, for which browsers make none

/** Whether this browser can have passkeys for this page. */
export function passkeysWork() {
  return globalThis.isSecureContext && 'PublicKeyCredential' in globalThis && !ADDRESS.test(location.hostname);
}

/** Whether the browser can offer passkeys under the field of a user name. */
export async function passkeysFillIn() {
  return (await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.()) ?? false;
}

/**
 * Has a device make a passkey.
 *
 * @param {rest.PasskeyCreation} options
 * @returns {Promise<object>} what the server checks
 */
export async function makePasskey({ publicKey }) {
  const { challenge, user, excludeCredentials = [] } = publicKey;
  const made = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(challenge),
      user: { ...user, id: bytes(user.id) },
      excludeCredentials: excludeCredentials.map(({ id }) => ({ type: 'public-key', id: bytes(id) })),
    },
  });
  const { attestationObject, clientDataJSON } = /** @type {AuthenticatorAttestationResponse} */ (answerOf(made));
  return credential(made, { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) });
}

/**
 * Has a device show a passkey, whichever it has for this page.
 *
 * @param {rest.PasskeyRequest} options
 * @param {{mediation?: CredentialMediationRequirement, signal?: AbortSignal}} [how]
 * @returns {Promise<object>} what the server checks
 */
export async function showPasskey({ publicKey }, how = {}) {
  const shown = await navigator.credentials.get({
    ...how,
    publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: [] },
  });
  const answer = /** @type {AuthenticatorAssertionResponse} */ (answerOf(shown));
  return credential(shown, {
    authenticatorData: text(answer.authenticatorData),
    clientDataJSON: text(answer.clientDataJSON),
    signature: text(answer.signature),
    userHandle: answer.userHandle && text(answer.userHandle),
  });
}

/** @param {Credential | null} given */
function answerOf(given) {
  return /** @type {PublicKeyCredential} */ (given).response;
}

/** @param {Credential | null} given @param {object} response */
function credential(given, response) {
  const { id, type } = /** @type {PublicKeyCredential} */ (given);
  return { id, rawId: id, type, response, clientExtensionResults: {} };
}

/** @param {string} base64url */
function bytes(base64url) {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** @param {ArrayBuffer} buffer */
function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
