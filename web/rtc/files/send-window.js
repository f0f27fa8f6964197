const SMALLEST = 128 * 1024; // bytes
const LARGEST = 4 * 1024 * 1024; // bytes
const QUEUEING = 120; // ms over the shortest way there and back, from which on a queue is building up

/**
 * How many bytes of a file may be on the way: as many as the line takes without a queue, in which the call's own sound
 * and pictures would wait (after RFC 6817, LEDBAT).
 */
export class SendWindow {
  #now;
  #limit = SMALLEST;
  #shortest = Infinity; // ms
  #cutAt = 0; // ms: one queue cuts the window once
  /** @type {{end: number, at: number}[]} */
  #onTheWay = [];
  #sent;
  #arrived;
  /** @type {(() => void) | null} */
  #wake = null;

  /** @param {{offset: number, now?: () => number}} options where the first byte is */
  constructor({ offset, now = () => performance.now() }) {
    this.#now = now;
    this.#sent = this.#arrived = offset;
  }

  /** Bytes that may be on the way at once. */
  get limit() {
    return this.#limit;
  }

  /** Resolves when more may go out. */
  async opened() {
    while (this.#sent - this.#arrived >= this.#limit) await new Promise((resolve) => (this.#wake = () => resolve(null)));
  }

  /** @param {number} bytes */
  sent(bytes) {
    this.#sent += bytes;
    this.#onTheWay.push({ end: this.#sent, at: this.#now() });
  }

  /** @param {number} offset up to which the other side has it */
  arrived(offset) {
    if (offset <= this.#arrived || offset > this.#sent) return;
    const bytes = offset - this.#arrived;
    this.#arrived = offset;
    while (this.#onTheWay.length > 0 && this.#onTheWay[0].end <= offset) {
      const { at } = /** @type {{at: number}} */ (this.#onTheWay.shift());
      this.#adapt(this.#now() - at, bytes);
    }
    this.#wake?.();
  }

  /** Lets go whoever waits. */
  close() {
    this.#limit = Infinity;
    this.#wake?.();
  }

  /** @param {number} delay ms there and back @param {number} bytes */
  #adapt(delay, bytes) {
    this.#shortest = Math.min(this.#shortest, delay);
    if (delay <= this.#shortest + QUEUEING) this.#limit = Math.min(LARGEST, this.#limit + bytes);
    else if (this.#now() - this.#cutAt > delay) {
      this.#limit = Math.max(SMALLEST, this.#limit / 2);
      this.#cutAt = this.#now();
    }
  }
}
