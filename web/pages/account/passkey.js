import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { passkeysFillIn, passkeysWork, showPasskey } from '../../lib/passkeys.js';
import { problemOf } from '../../lib/thrown.js';
import { passkeyProblem } from '../../ui/passkey-problem.js';

const RENEW = 4 * 60 * 1000; // ms; the server forgets what it asked after five minutes

/**
 * Signing in by a passkey, without a name: a button, and the browser's own list under the field of the user name.
 *
 * @param {HTMLElement} place
 * @param {() => void} done
 */
export async function offerPasskeys(place, done) {
  if (!passkeysWork()) return;
  // Before anything is asked, so that nothing moves later.
  const offer = new PasskeyOffer(place, done);
  const options = await ask().catch((error) => (problemOf(error).status === 409 ? null : undefined));
  // The server says why there are none at this address; whoever signs in by a password need not know.
  if (options === null) place.replaceChildren();
  else await offer.start(options);
}

const ask = () => /** @type {Promise<rest.PasskeyRequest>} */ (api.post('/session/passkey/options'));

class PasskeyOffer {
  #done;
  #waiting = new AbortController();
  #problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
  #button = el(
    'button',
    { class: 'button button--wide', type: 'button', data: { testid: 'passkey' }, on: { click: () => this.#press() } },
    icon('fingerprint'),
    t('passkeys.signIn'),
  );

  /** @param {HTMLElement} place @param {() => void} done */
  constructor(place, done) {
    this.#done = done;
    fill(place, this.#problem, this.#button);
  }

  /** @param {rest.PasskeyRequest} [options] */
  async start(options) {
    if (!(await passkeysFillIn())) return;
    const { signal } = (this.#waiting = new AbortController());
    const renewal = setTimeout(() => this.#again(), RENEW);
    try {
      await this.#signIn(options ?? (await ask()), { mediation: 'conditional', signal });
    } catch (error) {
      // The browser's own no comes at once and would come again; the server's is about what was chosen.
      if (signal.aborted || !problemOf(error).status) return;
      this.#show(error);
      this.start();
    } finally {
      clearTimeout(renewal);
    }
  }

  #again() {
    this.#waiting.abort();
    this.start();
  }

  async #press() {
    this.#waiting.abort();
    this.#problem.hidden = true;
    this.#button.disabled = true;
    try {
      await this.#signIn(await ask(), {});
    } catch (error) {
      this.#show(error);
      this.start();
    } finally {
      this.#button.disabled = false;
    }
  }

  /** @param {rest.PasskeyRequest} options @param {{mediation?: CredentialMediationRequirement, signal?: AbortSignal}} how */
  async #signIn(options, how) {
    await api.post('/session/passkey', { credential: await showPasskey(options, how) });
    this.#done();
  }

  /** @param {unknown} error */
  #show(error) {
    this.#problem.textContent = passkeyProblem(error);
    this.#problem.hidden = false;
  }
}
