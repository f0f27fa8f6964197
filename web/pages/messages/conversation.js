import { api } from '../../lib/api.js';
import { listenUntil } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { serverNow } from '../../lib/server-time.js';
import { Chat } from '../../ui/call/chat.js';
import { openDialog } from '../../ui/dialog.js';
import { toast } from '../../ui/toast.js';

const PAGE = 50; // messages

/** What one writes with one person, in a dialog. What is seen in it is read on all devices. */
export class Conversation {
  #user;
  #me;
  #messages;
  #chat;
  #path;
  #listening = new AbortController();
  /** @type {string | null} */
  #earlier = null; // cursor of what was written before
  /** @type {string | null} */
  #newest = null; // id of the last message of the other

  /**
   * @param {rest.Conversation} conversation
   * @param {{me: rest.Me, messages: import('../../signaling/messages.js').Messages, onClose: () => void}} options
   */
  constructor({ user, name, active, unread }, { me, messages, onClose }) {
    this.#user = user;
    this.#me = me;
    this.#messages = messages;
    this.#path = `/conversations/${encodeURIComponent(user)}/messages`;
    this.#chat = new Chat({ me: me.user, empty: t('message.empty'), write: t('message.write', { name }) });
    if (!active) this.#chat.close(t('message.inactive'));
    this.#chat.addEventListener('say', ({ detail }) => this.#say({ id: crypto.randomUUID(), text: detail }));
    this.#chat.addEventListener('retry', ({ detail }) => this.#say(detail));
    this.#chat.addEventListener('older', () => this.#loadOlder());
    const { signal } = this.#listening;
    const on = listenUntil(signal);
    on(messages, 'message', (message) => this.#heard(message));
    on(messages, 'fresh', () => this.#load(0));
    document.addEventListener('visibilitychange', () => this.#markSeen(), { signal });
    this.dialog = openDialog({ title: t('message.title', { name }), testid: 'messages' }, this.#chat.element);
    this.dialog.classList.add('messages');
    this.dialog.addEventListener('close', () => (this.#listening.abort(), onClose()));
    this.#chat.focus();
    this.#load(unread);
  }

  /** @param {number} unread how many of the last messages of the other are new */
  async #load(unread) {
    const place = this.#chat.place;
    const page = await api.get(this.#path, { limit: PAGE }).catch(() => null);
    if (!page) return toast(t('message.failed'));
    const { items, next } = page;
    this.#earlier = next;
    const theirs = items.filter((/** @type {protocol.DirectMessage} */ { user }) => user === this.#user);
    this.#chat.addHistory(items.reverse(), place);
    if (unread > 0) this.#chat.markNew(theirs[Math.min(unread, theirs.length) - 1] ?? null);
    this.#newest ??= theirs[0]?.id ?? null;
    this.#markSeen();
  }

  async #loadOlder() {
    const cursor = this.#earlier;
    if (!cursor) return;
    this.#earlier = null;
    try {
      const { items, next } = await api.get(this.#path, { limit: PAGE, cursor });
      this.#earlier = next;
      this.#chat.addOlder(items.reverse());
    } catch {
      this.#earlier = cursor;
    }
  }

  /** @param {protocol.DirectMessage} message */
  #heard(message) {
    if (message.user !== this.#user && message.to !== this.#user) return;
    this.#chat.add(message);
    if (message.user !== this.#user) return;
    this.#newest = message.id;
    this.#markSeen();
  }

  #markSeen() {
    if (this.#newest === null || document.hidden) return;
    this.#messages.seen(this.#user, this.#newest).catch(() => {});
    this.#newest = null;
  }

  /** @param {{id: string, text: string}} message */
  async #say(message) {
    const { user, name } = this.#me;
    this.#chat.add({ ...message, user, name, at: new Date(serverNow()).toISOString() }, { pending: true });
    this.#chat.markNew(null);
    try {
      await this.#messages.say(this.#user, message);
    } catch {
      this.#chat.fail(message);
    }
  }
}
