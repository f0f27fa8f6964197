import { isComposing } from '../../lib/composition.js';
import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { clock } from '../../lib/time.js';

const LONGEST = 4000; // code points, as the server counts
const AT_END = 40; // px from the end within which a reader follows new messages
const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}])/g;

/** The room's written talk. Events: `say` (detail: text), `retry` (detail: {id, text}). */
export class Chat extends EventTarget {
  #me;
  #empty = el('p', { class: 'chat__empty quiet' }, t('call.chat.empty'));
  #list = el('ol', { class: 'chat__list', 'aria-label': t('call.chat'), tabindex: '0' }, this.#empty);
  #input = el('textarea', {
    class: 'input chat__input',
    rows: '1',
    'aria-label': t('call.chat.write'),
    placeholder: t('call.chat.write'),
    data: { testid: 'chat-input' },
    on: { keydown: (event) => this.#key(event), input: () => this.#grow() },
  });
  #rows = new Map(); // message id → element

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

  focus() {
    this.#input.focus();
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** @param {{id: string, user: string, name: string, text: string, at: string}} message */
  add(message, { pending = false } = {}) {
    const follows = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < AT_END;
    this.#empty.remove();
    const row = this.#row(message);
    row.classList.toggle('chat__row--pending', pending);
    const standing = this.#rows.get(message.id);
    if (standing) standing.replaceWith(row);
    else this.#list.insertBefore(row, this.#later(message.at));
    this.#rows.set(message.id, row);
    if (follows || message.user === this.#me) this.#list.scrollTop = this.#list.scrollHeight;
  }

  fail({ id, text }) {
    const row = this.#rows.get(id);
    const retry = el(
      'button',
      {
        class: 'button button--small',
        type: 'button',
        on: { click: () => this.dispatchEvent(new CustomEvent('retry', { detail: { id, text } })) },
      },
      t('call.chat.retry'),
    );
    row?.append(el('p', { class: 'chat__failed' }, t('call.chat.failed'), ' ', retry));
  }

  /** History can come after what was said meanwhile. */
  #later(at) {
    const rows = [...this.#list.children];
    return rows.find((row) => row.querySelector('time').dateTime > at) ?? null;
  }

  #row({ id, user, name, text, at }) {
    const mine = user === this.#me;
    return el(
      'li',
      { class: `chat__row${mine ? ' chat__row--mine' : ''}`, data: { testid: 'chat-message', id } },
      el(
        'p',
        { class: 'chat__head' },
        el('span', { class: 'chat__name' }, mine ? t('call.tile.you') : name),
        el('time', { datetime: at, class: 'quiet' }, clock(at)),
      ),
      el('p', { class: 'chat__text' }, ...linked(text)),
    );
  }

  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const text = [...this.#input.value.trim()].slice(0, LONGEST).join('');
    if (!text) return;
    this.#input.value = '';
    this.#grow();
    this.dispatchEvent(new CustomEvent('say', { detail: text }));
  }

  #grow() {
    this.#input.style.height = 'auto';
    this.#input.style.height = `${Math.min(this.#input.scrollHeight + 2, 140)}px`;
  }
}

function linked(text) {
  return text
    .split(LINK)
    .map((part, index) =>
      index % 2 ? el('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part,
    );
}
