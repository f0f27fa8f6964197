import { el } from '../lib/dom.js';
import { nameOf } from '../lib/guest-name.js';
import { t } from '../lib/i18n.js';
import { avatar } from './avatar.js';
import { obstacleTo, needs } from './call-obstacle.js';
import { cardAction, replaceActions } from './card-action.js';
import { replyForm } from './reply-form.js';

/**
 * What one can do about a ring. `onDecline` takes words for the caller; `onInFive` declines until then; `onBringIn`, where one is in a
 * call oneself, gets the caller in there instead.
 *
 * @typedef {{onAccept: (how: {camera: boolean}) => void, onDecline: (words: protocol.Reply) => void,
 *   onInFive: () => void, onWrite?: () => void, onBringIn?: (() => void) | null}} Answers
 */

/**
 * Somebody rings. Takes no focus, so that whoever is typing does not answer by accident; F6 and Tab reach it first.
 * Accepting shows nobody one's room: the camera stays off unless one asks for it.
 */
export class IncomingCard {
  #from;
  #face;
  #title = el('p', { class: 'ring__title' });
  #line = el('p', { class: 'ring__line', role: 'status' });
  #hint = el('p', { class: 'ring__hint small', hidden: true });
  #actions = el('div', { class: 'ring__actions' });
  #reply;

  /**
   * @param {protocol.Ring} ring
   * @param {Answers & {roomName?: string | null, inCall?: boolean}} options `roomName` of the room one is rung into, null
   *   for a room of the call's own; `inCall` where answering leaves the call of this page
   */
  constructor(ring, { roomName = null, inCall = false, ...answers }) {
    const { from, waiting } = ring;
    this.#from = from;
    const caller = { name: nameOf(from) };
    this.#face = el(
      'span',
      { class: waiting ? 'ring__face' : 'ring__face ring__face--calling' },
      avatar(from, { large: true }),
    );
    this.#title.textContent = t(waiting ? 'ring.in.knock' : 'ring.in', caller);
    this.#line.textContent = lineOf(ring, roomName);
    this.hint = obstacleTo('call');
    this.#reply = replyForm({ onSend: (text) => answers.onDecline({ text }), onClose: () => this.#closeReply() });
    this.element = el(
      'div',
      {
        class: 'ring ring--in',
        role: 'alertdialog',
        tabindex: '-1',
        'aria-label': t('ring.title', caller),
        data: { testid: 'incoming' },
      },
      this.#face,
      el('div', { class: 'ring__text' }, this.#title, this.#line, this.#hint),
      this.#actions,
    );
    replaceActions(this.#actions, ...this.#answers(ring, inCall, answers));
  }

  /** What one should know before one answers. @param {string | null} text */
  set hint(text) {
    this.#hint.textContent = text ?? '';
    this.#hint.hidden = text === null;
  }

  /** What one was writing when the ring was over, '' for nothing. */
  get words() {
    return this.#reply.element.isConnected ? this.#reply.text : '';
  }

  /**
   * Why there is nothing to answer any more.
   *
   * @param {string} text
   * @param {{onSend?: (() => void) | null, onClose?: () => void}} [actions] `onSend` sends the words one was writing
   */
  close(text, { onSend = null, onClose = () => {} } = {}) {
    const { words } = this;
    if (this.#settle()) this.element.focus();
    this.#line.textContent = text;
    if (!onSend) return;
    this.#line.textContent = `${text} ${t('ring.unsent', { text: words })}`;
    replaceActions(this.#actions, ...unsent(onSend), cardAction('close', { symbol: 'x', run: onClose }));
  }

  /**
   * Nobody rings any more, and one has not answered.
   *
   * @param {{onCallBack?: (() => void) | null, onBringIn?: (() => void) | null, onSend?: (() => void) | null,
   *   onClose: () => void}} actions `onSend` sends the words one was writing
   */
  missed({ onCallBack, onBringIn, onSend, onClose }) {
    const { words } = this;
    const held = this.#settle();
    this.#title.textContent = t('ring.missed', { name: nameOf(this.#from) });
    this.#line.textContent = onSend ? t('ring.unsent', { text: words }) : '';
    this.element.dataset.testid = 'missed';
    this.element.setAttribute('aria-label', this.#title.textContent);
    replaceActions(
      this.#actions,
      ...unsent(onSend),
      onCallBack && cardAction('back', { symbol: 'phone', look: 'button--primary', run: onCallBack, more: needs('ring') }),
      onBringIn && cardAction('bringIn', { symbol: 'user-plus', run: onBringIn, more: needs('ring') }),
      cardAction('close', { symbol: 'x', run: onClose }),
    );
    if (held) this.#actions.querySelector('button')?.focus();
  }

  /** @param {protocol.Ring} ring @param {boolean} inCall @param {Answers} answers */
  #answers({ media }, inCall, { onAccept, onDecline, onInFive, onWrite = () => {}, onBringIn }) {
    const write = () => {
      onWrite();
      this.#openReply();
    };
    const accept = inCall ? 'switch' : 'accept';
    const wide = inCall || media !== 'video' ? ' ring__wide' : '';
    return [
      cardAction(accept, {
        symbol: 'phone',
        look: `button--primary${wide}`,
        run: () => onAccept({ camera: false }),
        more: needs('call'),
      }),
      !wide &&
        cardAction('withCamera', {
          symbol: 'video',
          long: t('ring.withCamera.label'),
          run: () => onAccept({ camera: true }),
          more: needs('call'),
        }),
      el(
        'div',
        { class: 'ring__no' },
        cardAction('decline', { symbol: 'phone-off', look: 'button--danger', run: () => onDecline({}) }),
        cardAction('inFive', { run: onInFive, long: t('ring.inFive.label') }),
        cardAction('message', { run: write, long: t('ring.message.label') }),
      ),
      onBringIn && cardAction('bringIn', { symbol: 'user-plus', look: 'ring__wide', run: onBringIn, more: needs('ring') }),
    ];
  }

  #openReply() {
    if (!this.#reply.element.isConnected) this.#actions.after(this.#reply.element);
    this.#reply.focus();
  }

  #closeReply() {
    this.#reply.element.remove();
    this.#actions.querySelector(/** @type {'button'} */ ('[data-testid=message]'))?.focus();
  }

  /** @returns {boolean} whether the focus was in here */
  #settle() {
    const held = this.element.contains(document.activeElement);
    this.#face.classList.remove('ring__face--calling');
    this.hint = null;
    this.#reply.element.remove();
    replaceActions(this.#actions);
    return held;
  }
}

/** @param {(() => void) | null | undefined} onSend */
function unsent(onSend) {
  return onSend ? [cardAction('sendWords', { symbol: 'send', look: 'button--primary', run: onSend })] : [];
}

/** @param {protocol.Ring} ring @param {string | null} roomName */
function lineOf({ media, peers = [], others = [] }, roomName) {
  const inside = [...new Set(peers.map(nameOf))];
  const rung = others.map(nameOf).filter((name) => !inside.includes(name));
  const parts = [placeOf({ media, running: inside.length > 0, roomName })];
  if (inside.length > 0) parts.push(t('ring.in.with', { names: inside.join(', ') }));
  if (rung.length > 0) parts.push(t('ring.in.others', { names: rung.join(', ') }));
  return parts.join(' · ');
}

/** @param {{media: protocol.Media, running: boolean, roomName: string | null}} ring */
function placeOf({ media, running, roomName }) {
  if (roomName) return t('ring.in.room', { room: roomName });
  if (running) return t('ring.in.call');
  return t(media === 'video' ? 'ring.in.video' : 'ring.in.audio');
}
