import { LEAST } from './audio-first.js';

const LOSSY = 6; // percent lost from which each packet of speech goes twice
const STILL_LOSSY = 3; // the same once it does
const QUEUE = 150; // ms above the shortest time there and back: packets wait for each other, and fewer are better
const SURE = 2; // readings in a row

/**
 * How speech is sent: plainly, in few long packets where the line is narrow, or with each packet's sound once more in
 * the next one (RFC 2198) where the line has room and loses packets.
 *
 * @typedef {'plain' | 'long' | 'twice'} Speech
 */

/** Chooses for one peer. Knows no connection and no clock. */
export class SpeechForm {
  #shortest = Infinity;
  #times = 0;
  /** @type {Speech} */
  #wish = 'plain';
  /** @type {Speech} */
  form = 'plain';

  /**
   * @param {import('./line-reading.js').LineReading} reading
   * @param {{level: number, loss: number}} video as AudioFirst found it
   */
  add({ rttMs }, { level, loss }) {
    if (rttMs !== null) this.#shortest = Math.min(this.#shortest, rttMs);
    const isFull = rttMs !== null && rttMs > this.#shortest + QUEUE;
    const isLossy = !isFull && loss >= (this.form === 'twice' ? STILL_LOSSY : LOSSY);
    const wish = isLossy ? 'twice' : level >= LEAST ? 'long' : 'plain';
    this.#times = wish === this.#wish ? this.#times + 1 : 1;
    this.#wish = wish;
    if (this.#times >= SURE) this.form = wish;
  }
}
