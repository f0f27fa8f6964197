import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { serverNow } from '../../lib/server-time.js';

/** The room's name, how long the call has lasted, and the safety line of a call of two. */
export class Heading {
  #name = el('h1');
  #lock = icon('lock', { label: t('host.locked.icon') });
  #recording = el('span', { class: 'heading__recording', hidden: true }, icon('circle-dot'), t('recording.heading'));
  #time = el('span', { class: 'heading__time', role: 'timer' });
  #safety = el('span', { class: 'heading__safety', role: 'img', hidden: true, title: t('call.safety.hint') });
  /** @type {number | null} */
  #since = null;
  #timer = 0;
  /** @type {number | null} */
  #until = null;

  /** @param {{name: string}} room */
  constructor({ name }) {
    this.name = name;
    this.locked = false;
    this.element = el('header', { class: 'heading' }, this.#name, this.#lock, this.#recording, this.#time, this.#safety);
  }

  get name() {
    return this.#name.textContent;
  }

  set name(name) {
    this.#name.textContent = name;
  }

  /** @param {boolean} locked whether who comes has to ask */
  set locked(locked) {
    this.#lock.hidden = !locked;
  }

  /** @param {boolean} recording whether anybody records this call */
  set recording(recording) {
    this.#recording.hidden = !recording;
  }

  /** @param {number} since when the call began, by the server's clock in ms; saying it again corrects it */
  start(since) {
    clearInterval(this.#timer);
    this.#since = since;
    this.#timer = setInterval(() => this.#tick(), 1000);
    this.#tick();
  }

  get started() {
    return this.#since !== null;
  }

  stop() {
    this.#until ??= serverNow();
    clearInterval(this.#timer);
  }

  /** @returns {number} seconds */
  get seconds() {
    return this.#since ? Math.max(0, Math.floor(((this.#until ?? serverNow()) - this.#since) / 1000)) : 0;
  }

  /** @param {string | null} emoji */
  showSafety(emoji) {
    this.#safety.hidden = !emoji;
    this.#safety.textContent = emoji ?? '';
    this.#safety.setAttribute('aria-label', t('call.safety', { emoji: emoji ?? '' }));
  }

  #tick() {
    const [hours, minutes, seconds] = [3600, 60, 1].map((unit, index) =>
      index === 0 ? Math.floor(this.seconds / unit) : Math.floor(this.seconds / unit) % 60,
    );
    /** @param {number} number */
    const pad = (number) => String(number).padStart(2, '0');
    this.#time.textContent = hours ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${minutes}:${pad(seconds)}`;
  }
}
