import { el } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

const PATIENCE = 1000; // ms: shorter breaks are nobody's business
const SECONDS_AFTER = 5; // s
const REJOIN_AFTER = 60; // s
const CONNECTED_FOR = 2000; // ms

/**
 * Says that the socket is away, and whether talking goes on. Takes no focus, covers no control.
 *
 * @extends {Events<{rejoin: undefined}>}
 */
export class Banner extends Events {
  #text = el('span', { role: 'status' });
  // Out of the live region: nobody wants the seconds read to them.
  #seconds = el('span');
  #rejoin = el(
    'button',
    { class: 'banner__action', type: 'button', hidden: true, on: { click: () => this.#again() } },
    t('call.rejoin'),
  );
  #since = 0;
  #timer = 0;
  #restarting = false;

  /** Whether anybody is heard, so that one can talk on meanwhile. */
  isTalking = () => true;

  constructor() {
    super();
    this.element = el('div', { class: 'banner', hidden: true }, this.#text, this.#seconds, this.#rejoin);
  }

  /** @param {boolean} [restarting] whether the server said itself that it goes */
  lost(restarting = false) {
    this.#restarting ||= restarting;
    if (this.#since) return;
    this.#since = performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tick(), PATIENCE);
  }

  found() {
    const wasShown = this.#since > 0 && !this.element.hidden;
    clearTimeout(this.#timer);
    this.#since = 0;
    this.#restarting = false;
    this.#rejoin.hidden = true;
    if (!wasShown) return this.#hide();
    this.#show(t('call.banner.connected'), 'connected');
    this.#seconds.textContent = '';
    this.#timer = setTimeout(() => this.#hide(), CONNECTED_FOR);
  }

  #tick() {
    const seconds = Math.floor((performance.now() - this.#since) / 1000);
    const away = this.isTalking() ? 'lost' : 'everything';
    this.#show(t(`call.banner.${this.#restarting ? 'restarting' : away}`), 'lost');
    this.#seconds.textContent = seconds < SECONDS_AFTER ? '' : t('call.banner.seconds', { seconds });
    this.#rejoin.hidden = seconds < REJOIN_AFTER;
    this.#timer = setTimeout(() => this.#tick(), PATIENCE);
  }

  /** @param {string} text @param {string} state */
  #show(text, state) {
    // The test id stands for "the banner is there", and a hidden one is not.
    this.element.dataset.testid = 'banner';
    this.element.dataset.state = state;
    this.element.hidden = false;
    if (this.#text.textContent !== text) this.#text.textContent = text;
  }

  #hide() {
    this.element.hidden = true;
  }

  #again() {
    this.emit('rejoin');
  }
}
