import { api } from '../../lib/api.js';
import { timeZone } from '../../lib/time.js';

const PAGE = 100; // rows
const NEWEST = 50; // rows looked at for news

/** Gets the log page by page. One request at a time: a new first page ends what is under way. */
export class CallFeed {
  /** @type {import('../../lib/call-query.js').Filters} */
  #filters = {};
  /** @type {string | null} */
  #next = null;
  /** @type {AbortController | null} */
  #running = null;

  /**
   * The first page. Rejects with an AbortError when another was asked for meanwhile.
   *
   * @param {import('../../lib/call-query.js').Filters} filters
   */
  async first(filters) {
    this.#running?.abort();
    this.#filters = filters;
    this.#next = null;
    return this.#fetch();
  }

  /** The page after those had so far; null when there is none, or something is under way. */
  async more() {
    return this.#next === null || this.#running ? null : this.#fetch();
  }

  /** Those on top as they are now; null when something is under way. @returns {Promise<rest.Call[] | null>} */
  async newest() {
    return this.#running ? null : (await api.get('/calls', { ...this.#query, limit: NEWEST })).items;
  }

  /** Verdicts tell times of day: those that the rows have. */
  get #query() {
    return { ...this.#filters, tz: timeZone() };
  }

  async #fetch() {
    const running = new AbortController();
    this.#running = running;
    try {
      const query = { ...this.#query, limit: PAGE, cursor: this.#next };
      /** @type {rest.Page<rest.Call>} */
      const page = await api.get('/calls', query, { signal: running.signal });
      this.#next = page.next;
      return { calls: page.items, more: page.next !== null };
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }
}
