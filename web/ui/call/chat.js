import { el, find } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { clock } from '../../lib/time.js';
import { guestMark } from '../guest-mark.js';
import { ChatInput } from './chat-input.js';

const AT_END = 40; // px from the end within which a reader follows new messages
const NEAR_START = 80; // px from the beginning at which earlier messages are asked for
const NEW_AT = 24; // px above the line that are shown
const PENDING = 'chat__row--pending';
const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}])/g;

/**
 * What is written in a room or to a person, in the order in which the server heard it. Events: `say` (detail: text),
 * `retry`, `older` when the reader comes near the beginning.
 *
 * @extends {Events<{say: string, retry: {id: string, text: string}, older: undefined}>}
 */
export class Chat extends Events {
  #me;
  #empty;
  #new = el('li', { class: 'chat__new', role: 'separator' }, t('chat.new'));
  #list = el('ol', {
    class: 'chat__list',
    'aria-label': t('chat'),
    tabindex: '0',
    on: { scroll: () => this.#scrolled() },
  });
  /** @type {Map<string, HTMLElement>} */
  #rows = new Map(); // sender and message id → element
  #input;

  /** @param {{me: string, empty?: string, write?: string}} options `me`: user id of the reader */
  constructor({ me, empty = t('chat.empty'), write = t('chat.write') }) {
    super();
    this.#me = me;
    this.#empty = el('li', { class: 'chat__empty quiet' }, empty);
    this.#list.append(this.#empty);
    this.#input = new ChatInput(write, (text) => this.emit('say', text));
    this.element = el('div', { class: 'chat' }, this.#list, this.#input.element);
  }

  /** @param {HTMLElement} button beside the line where one writes @param {HTMLElement} above that line */
  addTool(button, above) {
    const form = find(this.element, '.chat__form');
    form?.before(above);
    form?.prepend(button);
  }

  /** Something else than a message, where the talk is just now. @param {HTMLElement} card */
  addCard(card) {
    const follows = this.#follows();
    this.#empty.remove();
    this.#list.insertBefore(card, this.#firstPending());
    if (follows) this.#toEnd();
  }

  focus() {
    this.#input.focus();
    this.#toEnd();
    this.#toNew();
  }

  /** @param {protocol.Message} message @param {{pending?: boolean}} [options] */
  add(message, { pending = false } = {}) {
    const follows = this.#follows();
    const row = this.#put(message, (fresh) => this.#list.insertBefore(fresh, pending ? null : this.#firstPending()));
    row.classList.toggle(PENDING, pending);
    if (follows || message.user === this.#me) this.#toEnd();
  }

  /** Where history stands that is asked for now: it comes after what was said meanwhile. */
  get place() {
    const heard = [...this.#list.querySelectorAll(`.chat__row:not(.${PENDING})`)].at(-1);
    return [...this.#rows].find(([, row]) => row === heard)?.[0] ?? null;
  }

  /**
   * @param {protocol.Message[]} messages in their order
   * @param {string | null} place where they stand, unless some of them are here already: then beside those
   */
  addHistory(messages, place) {
    const follows = this.#follows();
    let before = place;
    for (const message of messages) {
      const standing = before === null ? undefined : this.#rows.get(before);
      this.#put(message, (fresh) => (standing ? standing.after(fresh) : this.#list.prepend(fresh)));
      before = keyOf(message);
    }
    if (follows) this.#toEnd();
  }

  /** Goes before all that is here, and leaves what one reads where it is. @param {protocol.Message[]} messages in order */
  addOlder(messages) {
    const fromEnd = this.#list.scrollHeight - this.#list.scrollTop;
    const first = this.#list.firstChild;
    for (const message of messages) {
      if (!this.#rows.has(keyOf(message))) this.#put(message, (fresh) => this.#list.insertBefore(fresh, first));
    }
    this.#list.scrollTop = this.#list.scrollHeight - fromEnd;
  }

  /** Draws a line above a message, where what one has not read begins; null takes it away. */
  markNew(/** @type {protocol.Message | null} */ message) {
    if (message === null) this.#new.remove();
    else this.#rows.get(keyOf(message))?.before(this.#new);
    this.#toNew();
  }

  /** Nothing more can be written here. @param {string} reason */
  close(reason) {
    this.#input.close(reason);
  }

  /** @param {{id: string, text: string}} message */
  fail({ id, text }) {
    const row = this.#rows.get(keyOf({ user: this.#me, id }));
    const retry = el(
      'button',
      {
        class: 'button button--small',
        type: 'button',
        on: { click: () => this.emit('retry', { id, text }) },
      },
      t('chat.retry'),
    );
    row?.append(el('p', { class: 'chat__failed' }, t('chat.failed'), ' ', retry));
  }

  /**
   * What has its place keeps it; what only waited for the server gets it now.
   *
   * @param {protocol.Message} message
   * @param {(fresh: HTMLElement) => unknown} place
   */
  #put(message, place) {
    this.#empty.remove();
    const row = this.#row(message);
    const standing = this.#rows.get(keyOf(message));
    if (standing && !standing.classList.contains(PENDING)) {
      standing.replaceWith(row);
    } else {
      standing?.remove();
      place(row);
    }
    this.#rows.set(keyOf(message), row);
    return row;
  }

  #firstPending() {
    return this.#list.querySelector(`.${PENDING}`);
  }

  #scrolled() {
    if (this.#list.scrollTop < NEAR_START && this.#list.scrollHeight > this.#list.clientHeight) this.emit('older');
  }

  #follows() {
    return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < AT_END;
  }

  /** What one has not read is read from its beginning. */
  #toNew() {
    if (this.#new.isConnected) this.#list.scrollTop = Math.min(this.#list.scrollTop, this.#new.offsetTop - NEW_AT);
  }

  #toEnd() {
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** @param {protocol.Message} message */
  #row({ id, user, name, guest, text, at }) {
    const mine = user === this.#me;
    return el(
      'li',
      { class: `chat__row${mine ? ' chat__row--mine' : ''}`, data: { testid: 'chat-message', id } },
      el(
        'p',
        { class: 'chat__head' },
        el('span', { class: 'chat__name' }, mine ? t('chat.you') : name),
        !mine && guestMark({ guest }),
        el('time', { datetime: at, class: 'quiet' }, clock(at)),
      ),
      el('p', { class: 'chat__text' }, ...linked(text)),
    );
  }
}

/** Two people may choose the same id. @param {{user: string, id: string}} message */
function keyOf({ user, id }) {
  return `${user} ${id}`;
}

/** @param {string} text */
function linked(text) {
  return text
    .split(LINK)
    .map((part, index) =>
      index % 2 ? el('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part,
    );
}
