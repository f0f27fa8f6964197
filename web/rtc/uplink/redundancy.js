import { LEAST } from './audio-first.js';

const HELPS_FROM = 5; // percent lost
const NEEDLESS_BELOW = 2; // percent lost
const HARM = 8; // percent more lost since it began: the line is full, and more packets are no help
const JUDGED_AFTER = 8000; // ms
const REST = 60000; // ms without, where it did harm

/** Whether each packet of sound carries the one before too: that saves what is lost at random, and costs its room. */
export class Redundancy {
  #since = 0;
  #lossBefore = 0;
  #restUntil = 0;

  repeats = false;

  /**
   * @param {import('./line-reading.js').LineReading} line
   * @param {{level: number, loss: number}} video how much of it is sent, and the smoothed loss in percent
   */
  add({ at, availableKbps, sendsVideo }, { level, loss }) {
    const isThin = sendsVideo && level < LEAST && availableKbps !== null && availableKbps < 150;
    if (this.repeats && (loss < NEEDLESS_BELOW || isThin || this.#harms(at, loss))) this.repeats = false;
    else if (!this.repeats && loss >= HELPS_FROM && !isThin && at >= this.#restUntil) {
      this.repeats = true;
      this.#since = at;
      this.#lossBefore = loss;
    }
  }

  /** @param {number} at @param {number} loss */
  #harms(at, loss) {
    if (at - this.#since < JUDGED_AFTER || loss < this.#lossBefore + HARM) return false;
    this.#restUntil = at + REST;
    return true;
  }
}
