import { isComposing } from '../../lib/composition.js';
import { el, find, icon } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { clock } from '../../lib/time.js';
import { guestMark } from '../guest-mark.js';

const LONGEST = 4000; // code points, as the server counts
const AT_END = 40; // px from the end within which a reader follows new messages
const PENDING = 'chat__row--pending';
const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}])/g;

/**
 * The room's written talk, in the order in which the server heard it. Events: `say` (detail: text), `retry`.
 *
 * @extends {Events<{say: string, retry: {id: string, text: string}}>}
 */
export class Chat extends Events {
  #me;
  #empty = el('li', { class: 'chat__empty quiet' }, t('call.chat.empty'));
  #list = el('ol', { class: 'chat__list', 'aria-label': t('call.chat'), tabindex: '0' }, this.#empty);
  #input = el('textarea', {
    class: 'input chat__input',
    rows: '1',
    'aria-label': t('call.chat.write'),
    placeholder: t('call.chat.write'),
    data: { testid: 'chat-input' },
    on: { keydown: (event) => this.#key(event), input: () => this.#grow() },
  });
  /** @type {Map<string, HTMLElement>} */
  #rows = new Map(); // sender and message id → element

  /** @param {{me: string}} options user id of the reader */
  constructor({ me }) {
    super();
    this.#me = me;
    this.element = el(
      'div',
      { class: 'chat' },
      this.#list,
      el(
        'form',
        { class: 'chat__form', on: { submit: (event) => this.#submit(event) } },
        this.#input,
        el('button', { class: 'button button--primary button--icon', 'aria-label': t('call.chat.send') }, icon('send')),
      ),
    );
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
    this.#list.scrollTop = this.#list.scrollHeight;
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
      t('call.chat.retry'),
    );
    row?.append(el('p', { class: 'chat__failed' }, t('call.chat.failed'), ' ', retry));
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

  #follows() {
    return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < AT_END;
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
        el('span', { class: 'chat__name' }, mine ? t('call.tile.you') : name),
        !mine && guestMark({ guest }),
        el('time', { datetime: at, class: 'quiet' }, clock(at)),
      ),
      el('p', { class: 'chat__text' }, ...linked(text)),
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    this.#submit(event);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    const over = [...text].length - LONGEST;
    this.#input.setCustomValidity(over > 0 ? t('call.chat.tooLong', { most: LONGEST, over }) : '');
    if (!text || !this.#input.reportValidity()) return;
    this.#input.value = '';
    this.#grow();
    this.emit('say', text);
  }

  #grow() {
    this.#input.setCustomValidity('');
    this.#input.style.height = 'auto';
    this.#input.style.height = `${Math.min(this.#input.scrollHeight + 2, 140)}px`;
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
