import { api } from '../../../lib/api.js';
import { nameOf } from '../../../lib/guest-name.js';
import { t } from '../../../lib/i18n.js';
import { randomId } from '../../../lib/random-id.js';
import { serverNow } from '../../../lib/server-time.js';
import { Chat } from '../../../ui/call/chat.js';
import { floatReaction } from '../../../ui/call/reactions.js';

const HISTORY = 50; // messages
const NOTE_LENGTH = 80; // characters of a message in a note

/** The written side of a call: chat, its history, reactions. */
export class Talk {
  #view;
  #room;
  #me;
  #chat;
  #unread = 0;
  /** @type {string | null} */
  #earlier = null; // cursor of what was said before; '' when there is no more, or it is being fetched

  /** @param {import('../call.js').Parts} parts */
  constructor({ view, room, me }) {
    this.#view = view;
    this.#room = room;
    this.#me = me;
    this.#chat = new Chat({ me: me.user });
    view.panel.add('chat', { title: t('chat'), element: this.#chat.element, focus: () => this.#chat.focus() });
    view.panel.addEventListener('change', () => this.#read());
    view.addEventListener('react', ({ detail }) => this.react(detail));
    this.#chat.addEventListener('say', ({ detail }) => this.#say({ id: randomId(), text: detail }));
    this.#chat.addEventListener('retry', ({ detail }) => this.#say(detail));
    this.#chat.addEventListener('older', () => this.#loadOlder());
    room.addEventListener('message', ({ detail }) => this.#heard(detail));
    room.addEventListener('reaction', ({ detail }) => this.#reacted(detail));
    room.addEventListener('snapshot', () => this.#load());
  }

  get chat() {
    return this.#chat;
  }

  /** Of something new in the chat, to who does not look at it. @param {string} text */
  mention(text) {
    if (this.#view.panel.shown === 'chat') return;
    this.#countUnread(this.#unread + 1);
    this.#view.notices.say(text, {
      key: 'message',
      action: { label: t('call.bar.chat.off'), run: () => this.#view.panel.open('chat') },
    });
  }

  /** @param {string} text */
  tell(text) {
    this.#view.notices.say(text);
  }

  /** @param {string} emoji */
  react(emoji) {
    this.#room.react(emoji).catch(() => {});
  }

  /** After a reconnect too: what was said meanwhile is fetched instead of guessed. */
  async #load() {
    const place = this.#chat.place;
    try {
      const { items, next } = await this.#page();
      this.#earlier ??= next;
      this.#chat.addHistory(items.reverse(), place);
    } catch {
      // No history for guests or rooms made for one call: what is said from now on arrives by itself.
    }
  }

  /** One page at a time, for as long as there is one. */
  async #loadOlder() {
    const cursor = this.#earlier;
    if (!cursor) return;
    this.#earlier = '';
    try {
      const { items, next } = await this.#page(cursor);
      this.#earlier = next ?? '';
      this.#chat.addOlder(items.reverse());
    } catch {
      this.#earlier = cursor;
    }
  }

  /** @param {string} [cursor] @returns {Promise<rest.Page<rest.Message>>} */
  #page(cursor) {
    return api.get(`/rooms/${encodeURIComponent(this.#room.id)}/messages`, { limit: HISTORY, cursor });
  }

  /** @param {{id: string, text: string}} message */
  async #say({ id, text }) {
    this.#chat.add(
      { id, user: this.#me.user, name: this.#me.name, text, at: new Date(serverNow()).toISOString() },
      { pending: true },
    );
    try {
      await this.#room.say(text, id);
    } catch {
      this.#chat.fail({ id, text });
    }
  }

  /** @param {protocol.Message} message */
  #heard(message) {
    this.#chat.add(message);
    if (message.user === this.#me.user || this.#view.panel.shown === 'chat') return;
    if (this.#unread === 0) this.#chat.markNew(message);
    this.#countUnread(this.#unread + 1);
    const text = message.text.length > NOTE_LENGTH ? `${message.text.slice(0, NOTE_LENGTH)}…` : message.text;
    this.#view.notices.say(`${nameOf(message)}: ${text}`, {
      key: 'message',
      action: { label: t('chat.open'), run: () => this.#view.panel.toggle('chat') },
    });
  }

  #read() {
    if (this.#view.panel.shown !== 'chat') return;
    this.#countUnread(0);
  }

  /** On More too, which is where the chat is on a phone. @param {number} unread */
  #countUnread(unread) {
    this.#unread = unread;
    for (const button of ['chat', 'more']) this.#view.bar.count(button, unread);
  }

  /** @param {{peer: string, emoji: string}} reaction */
  #reacted({ peer, emoji }) {
    const author = this.#room.peers.get(peer);
    const name = author ? nameOf(author) : t('call.tile.you');
    floatReaction(this.#view.stage.element, emoji, name);
  }
}
