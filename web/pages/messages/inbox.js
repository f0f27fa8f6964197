import { api } from '../../lib/api.js';
import { Events } from '../../lib/events.js';

const MOST = 200; // conversations, the newest first

/**
 * How much is unread of whom, the same on all devices. `change` after each news.
 *
 * @extends {Events<{change: undefined}>}
 */
export class Inbox extends Events {
  #loading = false;
  #again = false;
  /** @type {Map<string, number>} */
  #unread = new Map(); // user → messages

  /** @param {import('../../signaling/messages.js').Messages} messages */
  constructor(messages) {
    super();
    for (const type of /** @type {const} */ (['message', 'seen', 'fresh'])) {
      messages.addEventListener(type, () => this.#load());
    }
  }

  /** @param {string} user */
  unreadOf(user) {
    return this.#unread.get(user) ?? 0;
  }

  get total() {
    return [...this.#unread.values()].reduce((sum, unread) => sum + unread, 0);
  }

  /** News that come while the answer is on its way make it old. */
  async #load() {
    if (this.#loading) return (this.#again = true);
    this.#loading = true;
    try {
      const { items } = await api.get('/conversations', { limit: MOST });
      this.#unread = new Map(items.map((/** @type {rest.Conversation} */ { user, unread }) => [user, unread]));
      this.emit('change');
    } catch {
      // The next news or connection asks again.
    }
    this.#loading = false;
    if (!this.#again) return;
    this.#again = false;
    this.#load();
  }
}
