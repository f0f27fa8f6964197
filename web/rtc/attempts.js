/** What is on its way, one attempt for each name: a later one overtakes it, and it can be taken back. */
export class Attempts {
  /** @type {Map<string, symbol>} */
  #current = new Map(); // name → symbol
  #onChange;

  /** @param {(name: string) => void} onChange told when one begins or ends */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** @param {string} name */
  has(name) {
    return this.#current.has(name);
  }

  /** @param {string} name */
  begin(name) {
    const attempt = Symbol(name);
    this.#current.set(name, attempt);
    this.#onChange(name);
    return attempt;
  }

  /** Whether that attempt still counts. @param {string} name @param {symbol} attempt */
  counts(name, attempt) {
    return this.#current.get(name) === attempt;
  }

  /** @param {string} name @param {symbol} attempt @returns {boolean} whether it counted until now */
  end(name, attempt) {
    return this.counts(name, attempt) && this.cancel(name);
  }

  /** @param {string} name @returns {boolean} whether there was one */
  cancel(name) {
    if (!this.#current.delete(name)) return false;
    this.#onChange(name);
    return true;
  }

  clear() {
    this.#current.clear();
  }
}
