/**
 * How long one waits for somebody: for a first connection until one is told, or with a held place for who may be back.
 *
 * @typedef {'unreachable' | 'no-relay'} Verdict
 */
export class Trials {
  #length;
  #judge;
  #tell;
  /** @type {Map<string, number>} */
  #timers = new Map(); // peer id → timer of its trial or of its held place
  /** @type {Map<string, Verdict>} */
  #verdicts = new Map(); // peer id → why nothing connects, which no further try unsays

  /**
   * @param {{length: number, judge: (id: string) => Verdict | null,
   *   tell: (id: string, verdict: Verdict) => void}} options `length` in ms; `judge` says why nothing connected
   */
  constructor({ length, judge, tell }) {
    this.#length = length;
    this.#judge = judge;
    this.#tell = tell;
  }

  /** Peer ids that are waited for. */
  get open() {
    return [...this.#timers.keys()];
  }

  /** @param {string} id */
  verdictOn(id) {
    return this.#verdicts.get(id);
  }

  // Actions

  /** However often a connection begins anew, it is one trial. @param {string} id */
  begin(id) {
    if (!this.#timers.has(id) && !this.#verdicts.has(id)) this.hold(id, this.#length, () => this.#end(id));
  }

  /** @param {string} id @param {number} delay ms until `action` @param {() => void} action */
  hold(id, delay, action) {
    this.release(id);
    const timer = setTimeout(() => {
      this.#timers.delete(id);
      action();
    }, delay);
    this.#timers.set(id, timer);
  }

  /** @param {string} id */
  release(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** @param {string} id */
  acquit(id) {
    this.#verdicts.delete(id);
  }

  // Internal

  /** @param {string} id */
  #end(id) {
    const verdict = this.#judge(id);
    if (!verdict) return;
    this.#verdicts.set(id, verdict);
    this.#tell(id, verdict);
  }
}
