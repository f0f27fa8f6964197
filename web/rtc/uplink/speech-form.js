import { LEAST } from './audio-first.js';

const LOSSY = 6; // percent lost from which each packet of speech goes twice
const STILL_LOSSY = 3; // the same once it does
const QUEUE = 150; // ms above the shortest time there and back: packets wait for each other, and fewer are better
const NARROW_FOR = 30000; // ms after packets queued, in which twice as many would queue again
/** Readings in a row: that packets queue is seen later than that they are lost. */
const SURE = { plain: 2, long: 2, twice: 3 };

/**
 * How speech is sent: plainly, in few long packets where the line is narrow, or with each packet's sound once more in
 * the next one (RFC 2198) where the line has room and loses packets.
 *
 * @typedef {'plain' | 'long' | 'twice'} Speech
 */

/** Chooses for one peer. Knows no connection and no clock: time is what readings say. */
export class SpeechForm {
  #shortest = Infinity;
  #fullAt = -Infinity;
  #times = 0;
  /** @type {Speech} */
  #wish = 'plain';
  /** @type {Speech} */
  form = 'plain';

  /**
   * @param {import('./line-reading.js').LineReading} reading
   * @param {{level: number, loss: number}} video as AudioFirst found it
   */
  add({ at, rttMs }, { level, loss }) {
    if (rttMs !== null) this.#shortest = Math.min(this.#shortest, rttMs);
    if (rttMs !== null && rttMs > this.#shortest + QUEUE) this.#fullAt = at;
    const isNarrow = at - this.#fullAt < NARROW_FOR;
    const isLossy = !isNarrow && loss >= (this.form === 'twice' ? STILL_LOSSY : LOSSY);
    /** @type {Speech} */
    const wish = isLossy ? 'twice' : level >= LEAST ? 'long' : 'plain';
    this.#times = wish === this.#wish ? this.#times + 1 : 1;
    this.#wish = wish;
    if (this.#times >= SURE[wish]) this.form = wish;
  }
}
