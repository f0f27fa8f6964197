import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { problemOf } from '../../lib/thrown.js';
import { OutgoingCard } from '../../ui/ring-card.js';
import { enterCall } from './enter.js';
import { handRing } from './handover.js';

const OUTCOMES = /** @type {const} */ (['declined', 'busy', 'missed', 'failed']);
const WORTH_AGAIN = ['missed', 'failed', 'cancelled'];
const CANCELLED_FOR = 2500; // ms that the card of a cancelled call stays

/**
 * @typedef {{id: string, call: string | null, people: {user: string, name: string}[], givenUp: boolean, over: boolean,
 *   card: OutgoingCard}} Ringing
 */

/** The call that is rung from here, one at a time. Rings of other tabs of the same person are none of ours. */
export class OutgoingRing {
  #rings;
  #stack;
  #presenceOf;
  #onTellWhenFree;
  /** @type {Ringing | null} */
  #current = null;

  /**
   * @param {import('../../signaling/rings.js').Rings} rings
   * @param {{stack: HTMLElement, presenceOf: (user: string) => rest.Presence|undefined,
   *   onTellWhenFree: (person: {user: string, name: string}) => void}} options
   */
  constructor(rings, { stack, presenceOf, onTellWhenFree }) {
    this.#rings = rings;
    this.#stack = stack;
    this.#presenceOf = presenceOf;
    this.#onTellWhenFree = onTellWhenFree;
    rings.addEventListener('ringing', ({ detail }) => this.#ringsThere(detail));
    rings.addEventListener('accepted', ({ detail }) => this.#accepted(detail));
    for (const type of OUTCOMES) rings.addEventListener(type, ({ detail }) => this.#cameOut(detail));
  }

  // Actions

  /** @param {{user: string, name: string}[]} people one to seven */
  async start(people) {
    if (this.#current && !this.#current.over) return;
    this.#dismiss();
    const card = new OutgoingCard(
      { people, hint: this.#hintFor(people) },
      {
        onCancel: () => this.#giveUp(ring),
        onAgain: () => this.start(people),
        onClose: () => this.#dismiss(),
        onTellWhenFree: () => this.#waitFor(people[0]),
      },
    );
    /** @type {Ringing} */
    const ring = { id: crypto.randomUUID(), call: null, people, givenUp: false, over: false, card };
    this.#current = ring;
    this.#stack.append(card.element);
    try {
      await this.#rings.ring({ id: ring.id, to: people.map(({ user }) => user) });
    } catch (refusal) {
      this.#settle(ring, sentenceFor(refusal), { again: problemOf(refusal).retry !== 'never' });
    }
  }

  // Callbacks

  /** @param {protocol.Ringing} ringing */
  #ringsThere({ call, id }) {
    const ring = this.#current;
    if (ring?.id !== id) return;
    ring.call = call;
    if (ring.givenUp) this.#cancel(ring);
  }

  /** @param {protocol.Answer} answer */
  #accepted({ call, room, user }) {
    const ring = this.#current;
    if (ring?.call !== call || ring.over) return;
    // Also after giving up: the server has decided that the answer came first, and they are waiting inside.
    ring.card.accepted(ring.people.find((person) => person.user === user) ?? ring.people[0]);
    ring.over = true;
    const to = this.#rings.outgoing.get(call)?.to ?? [];
    if (to.length > 0) handRing({ id: ring.id, room, to });
    enterCall({ call, room, camera: true });
  }

  /** @param {protocol.Answer} answer */
  #cameOut({ type, call, user }) {
    const ring = this.#current;
    if (ring?.call !== call || ring.over) return;
    const person = ring.people.find((one) => one.user === user) ?? ring.people[0];
    const word = this.#wordFor(type, this.#presenceOf(person.user) ?? {});
    const several = ring.people.length > 1;
    const text = t(several && word === 'missed' ? 'ring.out.missedBy' : `ring.out.${word}`, person);
    // Of several who are rung, one may say no while the others' phones ring on.
    if (this.#rings.outgoing.has(call)) return ring.card.note(text);
    this.#settle(ring, several ? t('ring.out.nobody') : text, {
      again: several || WORTH_AGAIN.includes(word),
      waits: !several && Boolean(this.#presenceOf(person.user)?.inCall),
    });
  }

  // Internal

  /** @param {Ringing} ring */
  #giveUp(ring) {
    ring.givenUp = true;
    if (ring.call) this.#cancel(ring);
  }

  /** @param {Ringing} ring */
  async #cancel(ring) {
    try {
      await this.#rings.cancel(ring.call ?? '');
    } catch {
      // Somebody was faster; the event that says how is on its way.
      return;
    }
    this.#settle(ring, t('ring.out.cancelled'), { again: true });
    setTimeout(() => this.#current === ring && this.#dismiss(), CANCELLED_FOR);
  }

  /** @param {Ringing} ring @param {string} text @param {{again: boolean, waits?: boolean}} next */
  #settle(ring, text, next) {
    ring.over = true;
    ring.card.over(text, next);
  }

  /** @param {{user: string, name: string}} person */
  #waitFor(person) {
    this.#dismiss();
    this.#onTellWhenFree(person);
  }

  #dismiss() {
    this.#current?.card.element.remove();
    this.#current = null;
  }

  /**
   * Who is in a call hears a knock and no ring, so an answer may take its time.
   *
   * @param {{user: string, name: string}[]} people
   */
  #hintFor(people) {
    if (people.length > 1) return t('ring.out.hint.several');
    const [person] = people;
    return t(this.#presenceOf(person.user)?.inCall ? 'ring.out.busy' : 'ring.out.hint', person);
  }

  /**
   * Nobody heard it ring where nobody is, and who wants no call is not in another one.
   *
   * @param {string} type
   * @param {Partial<rest.Presence>} presence
   */
  #wordFor(type, { inCall, status, ringable }) {
    if (type === 'busy' && !inCall) return 'dnd';
    return type === 'missed' && status === 'offline' && !ringable ? 'offline' : type;
  }
}
