const MOVED = 1000; // ms between this machine's two clocks after which one of them was set, or slept
const FRESH = 10 * 60 * 1000; // ms that a measurement stands against slower ones: clocks run apart
const HALF_A_SECOND = 500; // ms: the `Date` of HTTP is cut to the second

/**
 * The server's clock as it can be told from here, for whatever times of two machines meet: when a ring ends, how long a
 * call lasts, whether a link still works. Until something was measured it is the clock of this machine.
 */
export class ServerTime {
  #wall;
  #running;
  #offset = 0; // ms from this machine's clock to the server's
  /** @type {'answer' | 'message' | null} */
  #by = null; // what was measured: 'answer' or 'message', which tells better
  #roundTrip = Infinity; // ms
  #at = -Infinity; // ms of the running clock
  #apart = 0; // ms between the two clocks when it was measured

  /** @param {{wall?: () => number, running?: () => number}} clocks of this machine, in ms */
  constructor({ wall = () => Date.now(), running = () => performance.now() } = {}) {
    this.#wall = wall;
    this.#running = running;
  }

  /** @returns {number} ms since 1970, as the server counts them */
  now() {
    return this.#wall() + this.#offset;
  }

  /**
   * A message came that the server wrote then. One that was kept for a while looks slow, and changes nothing.
   *
   * @param {string} timestamp
   */
  message(timestamp) {
    const offset = Date.parse(timestamp) - this.#wall();
    if (Number.isNaN(offset)) return;
    const better = this.#by !== 'message' || this.#isOld || offset > this.#offset;
    if (better) this.#set('message', offset);
  }

  /** An answer came. @param {string} date of HTTP @param {number} roundTrip ms since it was asked for */
  answer(date, roundTrip) {
    const offset = Date.parse(date) + HALF_A_SECOND - (this.#wall() - roundTrip / 2);
    if (Number.isNaN(offset)) return;
    const better = this.#isOld || (this.#by !== 'message' && roundTrip < this.#roundTrip);
    if (!better) return;
    this.#set('answer', offset);
    this.#roundTrip = roundTrip;
  }

  get #isOld() {
    const moved = Math.abs(this.#wall() - this.#running() - this.#apart) > MOVED;
    return moved || this.#running() - this.#at > FRESH;
  }

  /** @param {'answer' | 'message'} by @param {number} offset */
  #set(by, offset) {
    this.#by = by;
    this.#offset = offset;
    this.#at = this.#running();
    this.#apart = this.#wall() - this.#running();
  }
}

/** The one of this page. */
export const serverTime = new ServerTime();

/** @returns {number} ms since 1970, by the server's clock */
export function serverNow() {
  return serverTime.now();
}
