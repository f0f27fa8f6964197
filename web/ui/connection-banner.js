import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

const SHOWN_AFTER = 1000; // ms: shorter breaks are nobody's business
const SECONDS_AFTER = 5000; // ms
const CONNECTED_FOR = 2000; // ms

/** Tells that the connection is away, for how long, and that it is back. Takes no focus, covers no button. */
export class ConnectionBanner {
  /** @type {number[]} */
  #timers = [];
  #lostAt = 0;
  #said = el('span', { role: 'status' });
  // Out of the live region: nobody wants the seconds read to them.
  #seconds = el('span', { 'aria-hidden': 'true' });
  element = el('p', { class: 'banner', hidden: true }, this.#said, this.#seconds);

  /** @param {protocol.ConnectionState} state @param {boolean} [restarting] whether the server said that it comes back */
  show(state, restarting = false) {
    if (state === 'reconnecting' || state === 'connecting') return this.#waiting(restarting ? 'restarting' : state);
    this.#stop();
    if (state === 'closed') this.#over();
    else if (this.element.hidden) this.#lostAt = 0;
    else this.#back();
  }

  /** The server said that it is about to go, and to come back. */
  restarting() {
    this.#waiting('restarting');
    this.#say(t('connection.restarting'), 'waiting');
  }

  /** @param {'connecting' | 'reconnecting' | 'restarting'} why */
  #waiting(why) {
    if (this.#lostAt) return;
    this.#lostAt = performance.now();
    const text = t(`connection.${why}`);
    this.#timers = [
      setTimeout(() => this.#say(text, 'waiting'), SHOWN_AFTER),
      setTimeout(() => this.#timers.push(setInterval(() => this.#count(), 1000)), SECONDS_AFTER),
    ];
  }

  #count() {
    const seconds = Math.round((performance.now() - this.#lostAt) / 1000);
    this.#seconds.textContent = ` ${t('connection.seconds', { seconds })}`;
  }

  #back() {
    this.#lostAt = 0;
    this.#say(t('connection.connected'), 'connected');
    this.#timers = [setTimeout(() => (this.element.hidden = true), CONNECTED_FOR)];
  }

  #over() {
    this.#say(t('connection.closed'), 'closed');
    const reload = el('button', { class: 'button button--small', type: 'button' }, t('connection.reload'));
    reload.addEventListener('click', () => location.reload());
    this.element.append(reload);
  }

  /** @param {string} text @param {string} state */
  #say(text, state) {
    this.element.hidden = false;
    this.element.dataset.state = state;
    this.#said.textContent = text;
    this.#seconds.textContent = '';
  }

  #stop() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}
