import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { serverNow } from '../../lib/server-time.js';
import { problemOf } from '../../lib/thrown.js';
import { IncomingCard } from '../../ui/ring-card.js';
import { RingSound } from '../../ui/ring-sound.js';
import { enterCall } from './enter.js';

const OVER = /** @type {const} */ (['taken', 'cancelled', 'missed', 'ended', 'failed']);
const TOO_LATE = ['call-over', 'no-such-call'];
const ANSWERED = 'already-answered';
const AFTERWORD = 3000; // ms that a card stays to say why it goes
const LATE = 3000; // ms after a ring ran out, in case nobody tells

/** Calls that ring here: their cards, the sound, the tab's title, and the way into the call. */
export class IncomingRings {
  #rings;
  #stack;
  #roomName;
  #enter;
  #onCallBack;
  /** @type {Map<string, {ring: protocol.Ring, card: IncomingCard, timer: number, answering: boolean}>} */
  #calls = new Map();
  #sound = new RingSound();
  /** @type {string | null} */
  #title = null; // the page's own, while a call speaks through it

  /**
   * @param {import('../../signaling/rings.js').Rings} rings
   * @param {{stack: HTMLElement, roomName: (room: string) => string|null, enter?: typeof enterCall,
   *   onCallBack?: ((person: {user: string, name: string}) => void) | null}} options
   *   `stack`: where cards go; `enter`: how one goes into a call that was accepted
   */
  constructor(rings, { stack, roomName, enter = enterCall, onCallBack = null }) {
    this.#rings = rings;
    this.#stack = stack;
    this.#roomName = roomName;
    this.#enter = enter;
    this.#onCallBack = onCallBack;
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
      onAccept: ({ camera }) => this.#accept(ring, camera),
      onDecline: () => this.#decline(ring),
    });
    const left = Math.max(0, Date.parse(ring.expiresAt) - serverNow()) + LATE;
    const timer = setTimeout(() => this.#remove(ring.call), left);
    this.#calls.set(ring.call, { ring, card, timer, answering: false });
    this.#stack.append(card.element);
    if (ring.waiting) this.#sound.knock();
    this.#update();
  }

  /** @param {protocol.Answer} answer */
  #over({ type, call }) {
    const here = this.#calls.get(call);
    if (!here || here.answering) return;
    this.#remove(call, t(`ring.over.${type === 'taken' ? ANSWERED : 'call-over'}`));
  }

  // Internal

  /** @param {protocol.Ring} ring @param {boolean} camera */
  async #accept({ call, room, from }, camera) {
    const here = this.#calls.get(call);
    if (!here || here.answering) return;
    here.answering = true;
    this.#update();
    try {
      await this.#rings.accept(call);
      this.#enter({ call, room, camera });
    } catch (refusal) {
      const { code = '' } = problemOf(refusal);
      if (TOO_LATE.includes(code)) this.#tooLate(call, from);
      else this.#remove(call, ANSWERED === code ? t(`ring.over.${ANSWERED}`) : sentenceFor(refusal));
    }
  }

  /** Whoever wanted to talk need not look for the other in the log. @param {string} call @param {rest.Named} from */
  #tooLate(call, from) {
    const here = this.#calls.get(call);
    const callBack = this.#onCallBack;
    if (!here || !callBack) return this.#remove(call, t('ring.over.call-over'));
    const onClose = () => this.#remove(call);
    const onCallBack = () => {
      this.#remove(call);
      callBack(from);
    };
    clearTimeout(here.timer);
    here.card.tooLate({ onCallBack, onClose });
  }

  /** @param {protocol.Ring} ring */
  #decline({ call }) {
    this.#remove(call);
    // A call that was over before the no arrived is declined just as well.
    this.#rings.decline(call).catch(() => {});
  }

  /** @param {string} call @param {string | null} [afterword] */
  #remove(call, afterword = null) {
    const here = this.#calls.get(call);
    if (!here) return;
    const { card, timer } = here;
    this.#calls.delete(call);
    clearTimeout(timer);
    if (afterword) card.close(afterword);
    setTimeout(() => card.element.remove(), afterword ? AFTERWORD : 0);
    this.#update();
  }

  #update() {
    const calling = [...this.#calls.values()].filter(({ answering }) => !answering).map(({ ring }) => ring);
    this.#showTitle(calling[0]);
    if (calling.some(({ waiting }) => !waiting)) this.#sound.start();
    else this.#sound.stop();
  }

  /** @param {protocol.Ring | undefined} ring */
  #showTitle(ring) {
    if (ring) {
      this.#title ??= document.title;
      document.title = `${t('ring.in', { name: nameOf(ring.from) })} · ${this.#title}`;
    } else if (this.#title !== null) {
      document.title = this.#title;
      this.#title = null;
    }
  }
}
