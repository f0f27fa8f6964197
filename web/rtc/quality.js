import { LEVELS, levelOf } from '../lib/line-level.js';

const WORSE_AFTER = 2; // readings in a row until the dot gets worse
const BETTER_AFTER = 4; // readings in a row until it is believed to be better again

/** Three levels out of many readings, slow to change, so that nobody watches a dot flicker. */
export class Quality {
  /** @type {rest.Verdict} */
  #pending = 'good';
  #count = 0;

  /** @type {rest.Verdict} */
  level = 'good';

  /**
   * @param {{lossPercent: number, rttMs: number, jitterMs: number}} sample
   * @returns {boolean} whether the level changed
   */
  add(sample) {
    const level = levelOf(sample);
    this.#count = level === this.#pending ? this.#count + 1 : 1;
    this.#pending = level;
    if (level === this.level || this.#count < this.#patience) return false;
    this.level = level;
    return true;
  }

  get #patience() {
    return LEVELS.indexOf(this.#pending) > LEVELS.indexOf(this.level) ? WORSE_AFTER : BETTER_AFTER;
  }
}
