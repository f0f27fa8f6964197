/** Runs one thing after the other, each once the one before has come to its end, good or bad. */
export class Turns {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  #open = 0;

  get isIdle() {
    return this.#open === 0;
  }

  /**
   * @template T
   * @param {() => T | Promise<T>} run
   * @returns {Promise<T>} what comes of it
   */
  take(run) {
    const done = this.#last.then(run);
    this.#open++;
    this.#last = done.catch(() => {}).finally(() => this.#open--);
    return done;
  }
}
