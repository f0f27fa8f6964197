import { api } from '../../lib/api.js';
import { Events } from '../../lib/events.js';
import { browserMemory } from '../../lib/memory.js';
import { ornament } from '../../lib/ornament.js';
import { serverNow } from '../../lib/server-time.js';
import { titleMissed } from '../../ui/tab-title.js';
import { watchNews } from '../calls/news.js';

const KEY = 'parley.missed-seen';
const MOST = 50; // beyond it nobody counts
const RINGS_FOR = 120_000; // ms: a call that began before one that was seen may be missed after it
const ACTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

/** @typedef {{since: string, seen: string[]}} Kept all until `since` were seen, and `seen` of those after it */

/**
 * How many calls one missed and has not seen in a list since. The log says which calls were missed, on whatever device;
 * the browser keeps which were seen, for all its tabs.
 *
 * Event: `change` (detail: how many).
 *
 * @extends {Events<{change: number}>}
 */
export class MissedCalls extends Events {
  #key;
  #count = 0;
  /** @type {() => void} */
  #told = () => {};
  #firstTold = new Promise((/** @type {(nothing: void) => void} */ resolve) => (this.#told = resolve));
  /** @type {rest.Call[]} */
  #missed = []; // newest first, seen ones too

  /**
   * @param {{rings: import('../../signaling/rings.js').Rings, connection: import('../../signaling/connection.js').Connection,
   *   me: string}} options
   */
  constructor({ rings, connection, me }) {
    super();
    this.#key = `${KEY}.${me}`;
    // Whoever comes with a new browser has not missed the calls of a year.
    if (!browserMemory.recall(this.#key)) this.#keep(this.#kept);
    watchNews({ rings, connection }, () => this.#look());
    addEventListener('storage', ({ key }) => key === this.#key && this.#look());
  }

  get count() {
    return this.#count;
  }

  /**
   * The list in there shows them: once it is in sight and somebody moves, they are seen. A page that lies open on an empty
   * desk has not been looked at.
   *
   * @param {HTMLElement} list
   */
  seenIn(list) {
    let inSight = true; // where the browser does not tell
    ornament(() => new IntersectionObserver(([entry]) => (inSight = entry.isIntersecting)).observe(list));
    const look = async () => {
      await this.#firstTold; // the list may stand, and somebody move, before the page knows what was missed
      if (this.#count > 0 && inSight && !document.hidden) this.#seen();
    };
    for (const act of ACTS) addEventListener(act, look, { passive: true });
  }

  #seen() {
    const since = Date.parse(this.#missed[0].startedAt) - RINGS_FOR;
    const seen = this.#missed.filter(({ startedAt }) => Date.parse(startedAt) >= since).map(({ id }) => id);
    this.#keep({ since: new Date(since).toISOString(), seen });
    this.#tell(0);
  }

  async #look() {
    const { since } = this.#kept;
    /** @type {rest.Page<rest.Call> | null} */
    const page = await ornament(() => api.get('/calls', { direction: 'missed', from: since, limit: MOST }), null);
    if (!page) return;
    this.#missed = page.items;
    const { seen } = this.#kept;
    this.#tell(page.items.filter(({ id }) => !seen.includes(id)).length);
  }

  /** @returns {Kept} */
  get #kept() {
    return browserMemory.recall(this.#key) ?? { since: new Date(serverNow()).toISOString(), seen: [] };
  }

  /** @param {Kept} kept */
  #keep(kept) {
    browserMemory.keep(this.#key, kept);
  }

  /** @param {number} count */
  #tell(count) {
    this.#told();
    if (count === this.#count) return;
    this.#count = count;
    titleMissed(count);
    this.emit('change', count);
  }
}
