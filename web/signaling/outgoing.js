const RATE_LIMIT_DELAY = 1000; // ms, where the refusal names none

/**
 * @typedef {(client: StompClient, receipt: string) => void} Write puts a frame on a connected client
 * @typedef {{write: Write, again: boolean, lane: string, patient: boolean, resolve: () => void,
 *   reject: (refusal: protocol.Refusal) => void}} Frame
 */

/**
 * What was sent and has no RECEIPT yet, in order, so that it can be sent again when the socket dropped under it, or when
 * the server was given too much at once. Nothing is lost to that limit.
 */
export class Outgoing {
  #pace;
  /** @type {StompClient | null} */
  #client = null;
  /** @type {Map<string, Frame>} */
  #frames = new Map(); // receipt → {write, again, lane, patient, resolve, reject}
  #counter = 0;
  #abandoned = false;

  /** @param {import('./pace.js').Pace} pace */
  constructor(pace) {
    this.#pace = pace;
  }

  /**
   * @param {Write} write
   * @param {{again: boolean, lane?: string, patient?: boolean}} options `again` on the next socket; the rest as of Pace
   * @returns {Promise<void>}
   */
  add(write, { again, lane = '', patient = false }) {
    if (this.#abandoned || (!this.#client && !again)) return Promise.reject(lost());
    return new Promise((resolve, reject) => {
      const receipt = `r${++this.#counter}`;
      this.#frames.set(receipt, { write, again, lane, patient, resolve, reject });
      this.#queue(receipt);
    });
  }

  /** @param {StompClient} client */
  attach(client) {
    this.#abandoned = false;
    this.#client = client;
    for (const receipt of this.#frames.keys()) this.#queue(receipt);
  }

  detach() {
    this.#client = null;
    this.#pace.clear();
    for (const [receipt, frame] of this.#frames) if (!frame.again) this.refuse(receipt, lost());
  }

  /** Nothing will be sent any more. */
  abandon() {
    this.#client = null;
    this.#pace.clear();
    this.#abandoned = true;
    for (const receipt of [...this.#frames.keys()]) this.refuse(receipt, lost());
  }

  /** @param {string} receipt */
  settle(receipt) {
    const frame = this.#frames.get(receipt);
    this.#frames.delete(receipt);
    frame?.resolve();
  }

  /**
   * @param {string} receipt
   * @param {protocol.Refusal} refusal
   * @returns {boolean} whether somebody was waiting for that receipt
   */
  refuse(receipt, refusal) {
    const frame = this.#frames.get(receipt);
    if (!frame) return false;
    if (refusal.code === 'rate-limited' && frame.again) {
      this.#pace.pause(refusal.retryAfter ?? RATE_LIMIT_DELAY);
      this.#queue(receipt, { first: true });
      return true;
    }
    this.#frames.delete(receipt);
    frame.reject(refusal);
    return true;
  }

  /** @param {string} receipt @param {{first?: boolean}} [options] */
  #queue(receipt, options) {
    const frame = this.#frames.get(receipt);
    if (frame && this.#client) this.#pace.add({ ...frame, run: () => this.#write(receipt) }, options);
  }

  /** @param {string} receipt */
  #write(receipt) {
    const frame = this.#frames.get(receipt);
    if (!frame || !this.#client) return;
    const client = this.#client;
    client.watchForReceipt(receipt, () => this.settle(receipt));
    try {
      frame.write(client, receipt);
    } catch {
      // The socket died before its close event: the frame stays for the next one.
    }
  }
}

/** @returns {protocol.Refusal} */
function lost() {
  return { code: 'connection-lost', message: 'The connection to the server was lost.', retry: 'later' };
}
