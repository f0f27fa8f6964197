const RESERVE = 0.2; // of the burst: what a slow line holds up arrives faster than it was sent

/** As the server has them unless it was told otherwise (PROTOCOL.md section 9). */
const USUAL = { framesPerSecond: 30, frameBurst: 120 };

/** @typedef {{lane: string, patient?: boolean, run: () => void}} Waiting a frame that has its turn later */

/**
 * Sends no faster than the server takes it: a token bucket. What has to wait goes out later, in the order of its lane;
 * lanes with something urgent go first, the others in turn.
 */
export class Pace {
  #limits = USUAL;
  #left = USUAL.frameBurst * (1 - RESERVE);
  #now;
  #filledAt;
  /** @type {Waiting[]} */
  #waiting = []; // {lane, patient, run}
  /** @type {Map<string, number>} */
  #turns = new Map(); // lane → how often it was its turn since nothing waited
  #timer = 0;

  /** @param {{now?: () => number}} [clock] in ms */
  constructor({ now = () => performance.now() } = {}) {
    this.#now = now;
    this.#filledAt = now();
  }

  /** @param {{framesPerSecond: number, frameBurst: number}} limits as the server publishes them */
  keepTo({ framesPerSecond, frameBurst }) {
    this.#limits = { framesPerSecond, frameBurst };
  }

  /** Counts a frame that does not wait. */
  spend() {
    this.#fill();
    this.#left -= 1;
  }

  /**
   * @param {Waiting} frame of one lane nothing overtakes another; `patient` where others may go first
   * @param {{first?: boolean}} [options] before all that waits already
   */
  add(frame, { first = false } = {}) {
    if (first) this.#waiting.unshift(frame);
    else this.#waiting.push(frame);
    this.#go();
  }

  /** The server had enough: nothing for that many ms. @param {number} ms */
  pause(ms) {
    this.#fill();
    this.#left = Math.min(this.#left, 1 - (ms / 1000) * this.#limits.framesPerSecond);
  }

  clear() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#waiting = [];
    this.#turns.clear();
  }

  #go() {
    clearTimeout(this.#timer);
    this.#fill();
    while (this.#waiting.length > 0 && this.#left >= 1) {
      this.#left -= 1;
      this.#takeNext().run();
    }
    if (this.#waiting.length === 0) return this.#turns.clear();
    this.#timer = setTimeout(() => this.#go(), Math.ceil(((1 - this.#left) / this.#limits.framesPerSecond) * 1000));
  }

  #takeNext() {
    const urgent = this.#waiting.find(({ patient }) => !patient);
    const lane = urgent ? urgent.lane : this.#laneWhoseTurnItIs();
    const at = this.#waiting.findIndex((frame) => frame.lane === lane);
    this.#turns.set(lane, (this.#turns.get(lane) ?? 0) + 1);
    return this.#waiting.splice(at, 1)[0];
  }

  #laneWhoseTurnItIs() {
    /** @param {Waiting} frame */
    const turns = ({ lane }) => this.#turns.get(lane) ?? 0;
    return this.#waiting.reduce((best, frame) => (turns(frame) < turns(best) ? frame : best)).lane;
  }

  #fill() {
    const { framesPerSecond, frameBurst } = this.#limits;
    const now = this.#now();
    const filled = this.#left + ((now - this.#filledAt) / 1000) * framesPerSecond;
    this.#left = Math.min(Math.max(1, frameBurst * (1 - RESERVE)), filled);
    this.#filledAt = now;
  }
}
