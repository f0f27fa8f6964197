import { el } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

const EVERY = 80; // ms
const QUIET = 0.12; // level below which a microphone hears nothing
const SILENT_AFTER = 6000; // ms

/**
 * A bar that moves with one's voice. Events: `silent` and `heard`, when the microphone seems dead and when it is not.
 *
 * @extends {Events<{silent: undefined, heard: undefined}>}
 */
export class MeterBar extends Events {
  #fill = el('span', { class: 'meter__fill' });
  #timer = 0;
  #heardAt = 0;
  #silent = false;

  constructor() {
    super();
    this.element = el('div', { class: 'meter', role: 'img', 'aria-label': t('call.preview.meter') }, this.#fill);
  }

  /** @param {() => number | null} level 0 to 1, null where it cannot be told */
  start(level) {
    this.stop();
    this.#heardAt = performance.now();
    this.#timer = setInterval(() => this.#draw(level()), EVERY);
  }

  stop() {
    clearInterval(this.#timer);
    this.#fill.style.transform = 'scaleX(0)';
  }

  /** @param {number | null} level */
  #draw(level) {
    this.#fill.style.transform = `scaleX(${level ?? 0})`;
    const now = performance.now();
    if (level === null || level > QUIET) this.#heardAt = now;
    const silent = now - this.#heardAt > SILENT_AFTER;
    if (silent === this.#silent) return;
    this.#silent = silent;
    this.emit(silent ? 'silent' : 'heard');
  }
}
