import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { avatar } from './avatar.js';
import { needs } from './call-obstacle.js';
import { cardAction, replaceActions } from './card-action.js';

/**
 * What a caller can do: `message` is where one writes to who is rung, null for nowhere.
 *
 * @typedef {{onCancel: () => void, onAgain: () => void, onClose: () => void, onTellWhenFree: () => void,
 *   message: string | null}} Ways
 */

/** One's own ring, from the first tone to how it came out. */
export class OutgoingCard {
  #ways;
  #title = el('p', { class: 'ring__title', role: 'status' });
  #line = el('p', { class: 'ring__line', role: 'status' });
  #wait = el('p', { class: 'ring__hint small', role: 'status' });
  #actions = el('div', { class: 'ring__actions' });
  #face;

  /**
   * @param {{people: {user: string, name: string}[], hint: string, busy: boolean}} callees `busy` where the one who is
   *   rung is in a call
   * @param {Ways} ways
   */
  constructor({ people, hint, busy }, ways) {
    this.#ways = ways;
    const title = t('ring.out', { name: people.map((person) => person.name).join(', ') });
    this.#face = el('span', { class: 'ring__face ring__face--calling' }, avatar(people[0], { large: true }));
    this.element = el(
      'section',
      { class: 'ring ring--out', 'aria-label': title, data: { testid: 'outgoing' } },
      this.#face,
      el('div', { class: 'ring__text' }, this.#title, this.#line, this.#wait),
      this.#actions,
    );
    this.#title.textContent = title;
    this.#line.textContent = hint;
    replaceActions(
      this.#actions,
      cardAction('cancel', { symbol: 'phone-off', look: 'button--danger', run: ways.onCancel }),
      busy && this.#message(),
      busy && this.#tellWhenFree(),
    );
  }

  /** They answered: nothing to press, the call is about to open. @param {{name: string}} person */
  accepted(person) {
    this.#settle(t('ring.out.accepted', person));
  }

  /** Why it does not ring yet, beside all else; '' once it does. @param {string} text */
  waits(text) {
    this.#wait.textContent = text;
  }

  /** What there is to say while it rings. @param {string} text */
  note(text) {
    this.#line.textContent = text;
  }

  /**
   * The browser will ask for devices, and may do so while it rings.
   *
   * @param {string} text
   * @param {(() => void) | null} onAsk null once it has asked
   */
  offerToAsk(text, onAsk) {
    this.#line.textContent = text;
    this.#actions.querySelector('[data-testid=askNow]')?.remove();
    if (onAsk) this.#actions.append(cardAction('askNow', { symbol: 'mic', run: onAsk }));
  }

  /**
   * @param {string} text how it came out
   * @param {{line?: string, again?: boolean, waits?: boolean, writes?: boolean}} options `line` what they said; whether
   *   calling again makes sense, waiting until they are free, or writing to them
   */
  over(text, { line = '', again = false, waits = false, writes = false }) {
    this.#settle(text, line);
    replaceActions(
      this.#actions,
      again && cardAction('again', { symbol: 'phone', look: 'button--primary', run: this.#ways.onAgain, more: needs('ring') }),
      writes && this.#message(),
      waits && this.#tellWhenFree(),
      cardAction('close', { symbol: 'x', run: this.#ways.onClose }),
    );
  }

  #message() {
    const { message } = this.#ways;
    return message === null ? null : cardAction('leaveMessage', { symbol: 'message-square', href: message });
  }

  #tellWhenFree() {
    return cardAction('tellWhenFree', { symbol: 'bell-ring', run: this.#ways.onTellWhenFree });
  }

  /** @param {string} text @param {string} [line] */
  #settle(text, line = '') {
    this.#face.classList.remove('ring__face--calling');
    this.#title.textContent = text;
    this.#line.textContent = line;
    this.waits('');
    replaceActions(this.#actions);
  }
}
