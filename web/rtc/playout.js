const MADE_UP = 3; // percent of a reading's sound from which it comes too unevenly for what is kept of it
const STEP = 200; // ms
const LONGEST = 400; // ms: longer, and people talk at the same time
const EVEN_FOR = 60000; // ms until less is kept again

/**
 * How much sound of one peer is kept before it is played, beyond what the browser keeps by itself: that follows most
 * packets, and on a narrow line every twentieth waits behind others. Knows no connection and no clock: time is what
 * readings say.
 */
export class Playout {
  #unevenAt = 0;
  /** ms, 0 for what the browser thinks best. */
  delay = 0;

  /** @param {{at: number, madeUpPercent: number | null}} reading null where no sound was played */
  add({ at, madeUpPercent }) {
    if (madeUpPercent === null) return;
    if (madeUpPercent >= MADE_UP) {
      this.#unevenAt = at;
      this.delay = Math.min(LONGEST, this.delay + STEP);
    } else if (this.delay > 0 && at - this.#unevenAt >= EVEN_FOR) {
      this.#unevenAt = at;
      this.delay -= STEP;
    }
  }
}
