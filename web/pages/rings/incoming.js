import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { serverNow } from '../../lib/server-time.js';
import { problemOf } from '../../lib/thrown.js';
import { IncomingCard } from '../../ui/incoming-card.js';
import { RingSound } from '../../ui/ring-sound.js';
import { titleCalling } from '../../ui/tab-title.js';
import { questionAhead } from './device-question.js';
import { enterCall } from './enter.js';
import { readyReply } from './reply.js';
import { sendingOf } from './unsent-words.js';

const OVER = /** @type {const} */ (['taken', 'cancelled', 'missed', 'ended', 'failed']);
const MISSED = ['cancelled', 'missed'];
const TOO_LATE = ['call-over', 'no-such-call'];
const ANSWERED = 'already-answered';
const AFTERWORD = 3000; // ms that a card stays to say why it goes
const LATE = 3000; // ms after a ring ran out, in case nobody tells

/**
 * `rang` while it rings: not answered here, and not missed yet.
 *
 * @typedef {{ring: protocol.Ring, card: IncomingCard, timer: number, answering: boolean, rang: boolean, quiet: boolean}} Rung
 */

/** Calls that ring here: their cards, the sound, the tab's title, and the way into the call. */
export class IncomingRings {
  #rings;
  #stack;
  #roomName;
  #enter;
  #onCallBack;
  #onBringIn;
  #writeTo;
  /** @type {Map<string, Rung>} */
  #calls = new Map();
  #sound = new RingSound();

  /**
   * @param {import('../../signaling/rings.js').Rings} rings
   * @param {{stack: HTMLElement, roomName: (room: string) => string|null, enter?: typeof enterCall,
   *   onCallBack?: ((person: {user: string, name: string}) => void) | null,
   *   onBringIn?: ((person: {user: string, name: string}) => Promise<boolean>) | null, inCall?: boolean,
   *   writeTo?: (user: string, text: string) => Promise<void>}} options
   *   `stack`: where cards go; `enter`: how one goes into a call that was accepted; `onBringIn` rings somebody into the
   *   call that this page is in, as it is with `inCall`, and tells whether it rings
   */
  constructor(rings, { stack, roomName, enter = enterCall, onCallBack = null, onBringIn = null, inCall = false, writeTo }) {
    this.#rings = rings;
    this.#stack = stack;
    this.#roomName = roomName;
    this.#enter = enter;
    this.#onCallBack = onCallBack;
    this.#onBringIn = onBringIn;
    this.#writeTo = writeTo;
    this.inCall = inCall;
    rings.addEventListener('ring', ({ detail }) => this.#ringing(detail));
    for (const type of OVER) rings.addEventListener(type, ({ detail }) => this.#over(detail));
  }

  /** Answers it as its card would, without a camera. @param {string} call */
  answer(call) {
    const here = this.#calls.get(call);
    if (here) this.#accept(here.ring, false);
  }

  // Callbacks

  /** @param {protocol.Ring} ring */
  #ringing(ring) {
    // A ring is told again to a session that begins anew.
    if (this.#calls.has(ring.call)) return;
    const card = new IncomingCard(ring, {
      roomName: this.#roomName(ring.room),
      inCall: this.inCall,
      onAccept: ({ camera }) => this.#accept(ring, camera),
      onDecline: (words) => this.#decline(ring, words),
      onInFive: () => this.#decline(ring, readyReply('in-five')),
      onWrite: () => this.#hush(ring),
      onBringIn: this.#onBringIn && (() => this.#bringIn(ring)),
    });
    const left = Math.max(0, Date.parse(ring.expiresAt) - serverNow()) + LATE;
    const timer = setTimeout(() => this.#missed(ring.call), left);
    this.#calls.set(ring.call, { ring, card, timer, answering: false, rang: true, quiet: ring.waiting });
    this.#stack.prepend(card.element);
    if (!this.inCall) questionAhead(['mic'], (text) => this.#calls.get(ring.call)?.rang && (card.hint = text));
    if (ring.waiting) this.#sound.knock();
    this.#update();
  }

  /** @param {protocol.Answer} answer */
  #over({ type, call }) {
    const here = this.#calls.get(call);
    if (!here?.rang || here.answering) return;
    if (MISSED.includes(type)) this.#missed(call);
    else this.#remove(call, t(`ring.over.${type === 'taken' ? ANSWERED : 'call-over'}`));
  }

  // Internal

  /** @param {protocol.Ring} ring @param {boolean} camera */
  async #accept({ call, room }, camera) {
    const here = this.#calls.get(call);
    if (!here || here.answering) return;
    here.answering = true;
    this.#update();
    try {
      await this.#rings.accept(call);
      this.#enter({ call, room, camera });
    } catch (refusal) {
      const { code = '' } = problemOf(refusal);
      if (TOO_LATE.includes(code)) this.#missed(call);
      else this.#remove(call, ANSWERED === code ? t(`ring.over.${ANSWERED}`) : sentenceFor(refusal));
    }
  }

  /** Whoever could not answer, or was too late, need not look for the caller in the log. @param {string} call */
  #missed(call) {
    const here = this.#calls.get(call);
    if (!here) return;
    const { from } = here.ring;
    clearTimeout(here.timer);
    Object.assign(here, { rang: false });
    const then = (/** @type {((person: rest.Named) => unknown) | null} */ run) =>
      run &&
      (() => {
        this.#remove(call);
        run(from);
      });
    here.card.missed({
      onCallBack: from.guest ? null : then(this.#onCallBack),
      onBringIn: from.guest ? null : then(this.#onBringIn),
      onSend: this.#sending(call),
      onClose: () => this.#remove(call),
    });
    this.#update();
  }

  /** @param {string} call */
  #sending(call) {
    const here = this.#calls.get(call);
    return here ? sendingOf(here, { write: this.#writeTo, sent: () => this.#remove(call, t('ring.sent')) }) : null;
  }

  /** @param {protocol.Ring} ring @param {protocol.Reply} words */
  #decline({ call }, words) {
    this.#remove(call);
    // A call that was over before the no arrived is declined just as well.
    this.#rings.decline(call, words).catch(() => {});
  }

  /** The caller comes into the call that goes on here, and is told so. @param {protocol.Ring} ring */
  async #bringIn(ring) {
    if (await this.#onBringIn?.(ring.from)) this.#decline(ring, readyReply('come-here'));
  }

  /** Who writes an answer has heard it. @param {protocol.Ring} ring */
  #hush({ call }) {
    const here = this.#calls.get(call);
    if (here) here.quiet = true;
    this.#update();
  }

  /** @param {string} call @param {string | null} [afterword] */
  #remove(call, afterword = null) {
    const here = this.#calls.get(call);
    if (!here) return;
    const { card, timer } = here;
    clearTimeout(timer);
    const onSend = afterword ? this.#sending(call) : null;
    if (afterword && onSend) {
      here.rang = false;
      card.close(afterword, { onSend, onClose: () => this.#remove(call) });
      return this.#update();
    }
    this.#calls.delete(call);
    if (afterword) card.close(afterword);
    setTimeout(() => card.element.remove(), afterword ? AFTERWORD : 0);
    this.#update();
  }

  #update() {
    const calling = [...this.#calls.values()].filter(({ answering, rang }) => rang && !answering);
    titleCalling(calling.length > 0 ? t('ring.in', { name: nameOf(calling[0].ring.from) }) : '');
    if (calling.some(({ quiet }) => !quiet)) this.#sound.start();
    else this.#sound.stop();
  }
}
