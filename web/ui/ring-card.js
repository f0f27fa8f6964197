import { el, fill, icon } from '../lib/dom.js';
import { nameOf } from '../lib/guest-name.js';
import { t } from '../lib/i18n.js';
import { avatar } from './avatar.js';

/**
 * Somebody rings. Takes no focus, so that whoever is typing does not answer by accident; F6 and Tab reach it.
 *
 * For a `waiting` ring, to somebody in a call already, it is the same card with a knock's words.
 */
export class IncomingCard {
  #line = el('p', { class: 'ring__line', role: 'status' });
  #actions = el('div', { class: 'ring__actions' });

  /**
   * @param {protocol.Ring} ring
   * @param {{onAccept: (how: {camera: boolean}) => void, onDecline: () => void, roomName?: string|null}} options
   *   `roomName` of the room one is rung into, null for a room of the call's own
   */
  constructor({ from, media, waiting, peers = [] }, { onAccept, onDecline, roomName = null }) {
    const video = media === 'video';
    const caller = { name: nameOf(from) };
    this.#line.textContent = lineOf({ video, peers, roomName });
    this.element = el(
      'div',
      {
        class: 'ring ring--in',
        role: 'alertdialog',
        'aria-label': t('ring.title', caller),
        data: { testid: 'incoming' },
      },
      el('span', { class: waiting ? 'ring__face' : 'ring__face ring__face--calling' }, avatar(from, { large: true })),
      el(
        'div',
        { class: 'ring__text' },
        el('p', { class: 'ring__title' }, t(waiting ? 'ring.in.knock' : 'ring.in', caller)),
        this.#line,
      ),
      this.#actions,
    );
    fill(
      this.#actions,
      action('decline', 'phone-off', 'button--danger', onDecline),
      action('accept', video ? 'video' : 'phone', 'button--primary', () => onAccept({ camera: video })),
      video && action('acceptNoCamera', 'video-off', '', () => onAccept({ camera: false })),
    );
  }

  /** Why there is nothing to answer any more. @param {string} text */
  close(text) {
    this.#line.textContent = text;
    this.#actions.remove();
  }

  /** One wanted to answer and was too late. @param {{onCallBack: () => void, onClose: () => void}} actions */
  tooLate({ onCallBack, onClose }) {
    this.#line.textContent = t('ring.over.call-over');
    const actions = [action('close', 'x', '', onClose), action('back', 'phone', 'button--primary', onCallBack)];
    fill(this.#actions, actions);
  }
}

/** One's own ring, from the first tone to how it came out. */
export class OutgoingCard {
  #name;
  #onCancel;
  #onAgain;
  #onClose;
  #onTellWhenFree;
  #title = el('p', { class: 'ring__title', role: 'status' });
  #line = el('p', { class: 'ring__line', role: 'status' });
  #actions = el('div', { class: 'ring__actions' });
  #face;

  /**
   * @param {{people: {user: string, name: string}[], hint: string}} callees
   * @param {{onCancel: () => void, onAgain: () => void, onClose: () => void, onTellWhenFree: () => void}} actions
   */
  constructor({ people, hint }, { onCancel, onAgain, onClose, onTellWhenFree }) {
    this.#name = people.map((person) => person.name).join(', ');
    this.#onCancel = onCancel;
    this.#onAgain = onAgain;
    this.#onClose = onClose;
    this.#onTellWhenFree = onTellWhenFree;
    this.#face = el('span', { class: 'ring__face ring__face--calling' }, avatar(people[0], { large: true }));
    this.element = el(
      'section',
      { class: 'ring ring--out', 'aria-label': t('ring.out', { name: this.#name }), data: { testid: 'outgoing' } },
      this.#face,
      el('div', { class: 'ring__text' }, this.#title, this.#line),
      this.#actions,
    );
    this.#title.textContent = t('ring.out', { name: this.#name });
    this.#line.textContent = hint;
    fill(
      this.#actions,
      action('cancel', 'phone-off', 'button--danger', () => this.#onCancel()),
    );
  }

  /** They answered: nothing to press, the call is about to open. @param {{name: string}} person */
  accepted(person) {
    this.#settle(t('ring.out.accepted', person));
  }

  /** How it came out for one of several, while the others are still being rung. @param {string} text */
  note(text) {
    this.#line.textContent = text;
  }

  /**
   * @param {string} text how it came out
   * @param {{again: boolean, waits?: boolean}} options whether calling again makes sense, or waiting until they are
   *   free
   */
  over(text, { again, waits = false }) {
    this.#settle(text);
    fill(
      this.#actions,
      action('close', 'x', '', () => this.#onClose()),
      waits && action('tellWhenFree', 'bell-ring', '', () => this.#onTellWhenFree()),
      again && action('again', 'phone', 'button--primary', () => this.#onAgain()),
    );
  }

  /** @param {string} text */
  #settle(text) {
    this.#face.classList.remove('ring__face--calling');
    this.#title.textContent = text;
    this.#line.textContent = '';
    fill(this.#actions);
  }
}

/** Somebody one rang in vain is not in a call any more. */
export class FreeCard {
  /** @param {{user: string, name: string}} person @param {{onCall: () => void, onClose: () => void}} actions */
  constructor(person, { onCall, onClose }) {
    const title = t('ring.free', person);
    this.element = el(
      'section',
      { class: 'ring', 'aria-label': title, data: { testid: 'free' } },
      el('span', { class: 'ring__face' }, avatar(person, { large: true })),
      el('div', { class: 'ring__text' }, el('p', { class: 'ring__title', role: 'status' }, title)),
      el(
        'div',
        { class: 'ring__actions' },
        action('close', 'x', '', onClose),
        action('call', 'phone', 'button--primary', onCall),
      ),
    );
  }
}

/** @type {Record<string, string>} */
const TEXTS = { close: 'close', cancel: 'cancel' };

/** @param {string} name @param {string} symbol @param {string} look @param {() => void} run */
function action(name, symbol, look, run) {
  const long = name === 'acceptNoCamera' ? t('ring.acceptNoCamera.label') : null;
  return el(
    'button',
    { class: `button ${look}`, type: 'button', 'aria-label': long, data: { testid: name }, on: { click: run } },
    icon(symbol),
    t(TEXTS[name] ?? `ring.${name}`),
  );
}

/** @param {{video: boolean, peers: rest.Named[], roomName: string | null}} ring */
function lineOf({ video, peers, roomName }) {
  const parts = [roomName ? t('ring.in.room', { room: roomName }) : t(video ? 'ring.in.video' : 'ring.in.audio')];
  const names = [...new Set(peers.map(nameOf))];
  if (names.length > 0 && roomName) parts.push(t('ring.in.with', { names: names.join(', ') }));
  return parts.join(' · ');
}
