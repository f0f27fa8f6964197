/** Runs one thing after the other, each once the one before has come to its end, good or bad. */
export class Turns {
  #last = Promise.resolve();
  #open = 0;

  get isIdle() {
    return this.#open === 0;
  }

  /** @returns {Promise<any>} what comes of it */
  take(run) {
    const done = this.#last.then(run);
    this.#open++;
    this.#last = done.catch(() => {}).finally(() => this.#open--);
    return done;
  }
}
