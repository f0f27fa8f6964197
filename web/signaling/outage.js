import { serverNow } from '../lib/server-time.js';

const RESTART = 1012;

/** Why the connection is away, and until when it last was. */
export class Outage {
  #code = 0;
  #backAt = -Infinity; // ms of the server's clock

  /** What the server announced before it goes. @type {protocol.Draining | null} */
  draining = null;

  /** Whether the server said that it goes to come back. */
  get isRestart() {
    return this.draining !== null || this.#code === RESTART;
  }

  /** @param {number} code of the close frame */
  began(code) {
    this.#code = code;
  }

  ended() {
    this.#code = 0;
    this.draining = null;
    this.#backAt = serverNow();
  }

  /** Whether that was while the connection was away, and is told only now. @param {string | undefined} timestamp */
  covers(timestamp) {
    return Date.parse(timestamp ?? '') < this.#backAt;
  }
}
