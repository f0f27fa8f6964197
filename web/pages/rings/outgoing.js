import { t } from '../../lib/i18n.js';
import { messagePath } from '../../lib/message-path.js';
import { sentenceFor } from '../../lib/problems.js';
import { randomId } from '../../lib/random-id.js';
import { problemOf } from '../../lib/thrown.js';
import { obstacleTo } from '../../ui/call-obstacle.js';
import { OutgoingCard } from '../../ui/outgoing-card.js';
import { Ringback } from '../../ui/ring-sound.js';
import { toast } from '../../ui/toast.js';
import { offerQuestion } from './device-question.js';
import { enterCall } from './enter.js';
import { handRing } from './handover.js';
import { hintFor, outcomeFor } from './outcome.js';
import { whenConnected } from './when-connected.js';

const OUTCOMES = /** @type {const} */ (['declined', 'busy', 'missed', 'failed']);
const SHOWN_FOR = 2500; // ms that the card of a cancelled call stays
const CONFIRMED_FOR = 4000; // ms
const PATIENCE = 1500; // ms until one is told that the server has not answered yet

/** @typedef {{user: string, name: string}} Callee */
/**
 * @typedef {{id: string, call: string | null, people: Callee[], room?: string, said: string[], givenUp: boolean, over: boolean,
 *   card: OutgoingCard}} Ringing `said`: the words of those who declined
 */

/** The call that is rung from here, one at a time. Rings of other tabs of the same person are none of ours. */
export class OutgoingRing {
  #rings;
  #stack;
  #connection;
  #presenceOf;
  #onTellWhenFree;
  #sound = new Ringback();
  /** @type {Ringing | null} */
  #current = null;
  /** @type {Set<string>} */
  #abandoned = new Set(); // ids of rings that were given up before the server had answered

  /**
   * @param {import('../../signaling/rings.js').Rings} rings
   * @param {{stack: HTMLElement, connection: import('../../signaling/connection.js').Connection,
   *   presenceOf: (user: string) => rest.Presence|undefined, onTellWhenFree: (person: Callee) => void}} options
   */
  constructor(rings, { stack, connection, presenceOf, onTellWhenFree }) {
    this.#rings = rings;
    this.#stack = stack;
    this.#connection = connection;
    this.#presenceOf = presenceOf;
    this.#onTellWhenFree = onTellWhenFree;
    rings.addEventListener('ringing', ({ detail }) => this.#ringsThere(detail));
    rings.addEventListener('accepted', ({ detail }) => this.#accepted(detail));
    rings.addEventListener('ring', ({ detail }) => this.#current?.over && this.#standsAside(detail.from.user));
    for (const type of OUTCOMES) rings.addEventListener(type, ({ detail }) => this.#cameOut(detail));
  }

  // Actions

  /**
   * @param {Callee[]} people one to seven
   * @param {string} [room] where to, unless into a room of their own
   */
  async start(people, room) {
    const obstacle = obstacleTo('ring');
    if (obstacle) return toast(obstacle);
    if (this.#current && !this.#current.over) return;
    this.#dismiss();
    const [{ user }] = people;
    const alone = people.length === 1;
    const busy = alone && Boolean(this.#presenceOf(user)?.inCall);
    const hint = hintFor(people, busy);
    const card = new OutgoingCard(
      { people, hint, busy },
      {
        onCancel: () => this.#giveUp(ring),
        onAgain: () => this.start(people, room),
        onClose: () => this.#dismiss(),
        onTellWhenFree: () => this.#waitFor(ring, people[0]),
        message: alone && !user.startsWith('guest-') ? messagePath(user) : null,
      },
    );
    /** @type {Ringing} */
    const ring = { id: randomId(), call: null, people, room, said: [], givenUp: false, over: false, card };
    this.#current = ring;
    this.#stack.append(card.element);
    setTimeout(() => ring.call || ring.over || card.waits(t('ring.out.connecting')), PATIENCE);
    offerQuestion(card, { hint, goesOn: () => !ring.over });
    await this.#send(ring);
  }

  /**
   * Only over a connection that is there: on a later one it would ring when nobody waits any more.
   *
   * @param {Ringing} ring
   */
  async #send(ring) {
    try {
      await whenConnected(this.#connection);
      if (ring.over) return;
      const to = ring.people.map(({ user }) => user);
      await this.#rings.ring({ id: ring.id, to, room: ring.room, again: false });
    } catch (refusal) {
      if (!ring.over) this.#settle(ring, sentenceFor(refusal), { again: problemOf(refusal).retry !== 'never' });
    }
  }

  // Callbacks

  /** @param {protocol.Ringing} ringing */
  #ringsThere({ call, id }) {
    if (this.#abandoned.delete(id)) this.#rings.cancel(call).catch(() => {});
    const ring = this.#current;
    if (ring?.id !== id) return;
    ring.call = call;
    ring.card.waits('');
    if (!ring.over) this.#sound.start();
  }

  /** @param {protocol.Answer} answer */
  #accepted({ call, room, user }) {
    const ring = this.#current;
    if (ring?.call !== call || (ring.over && !ring.givenUp)) return;
    // Also after giving up: the server has decided that the answer came first, and they are waiting inside.
    this.#end(ring);
    ring.card.accepted(ring.people.find((person) => person.user === user) ?? ring.people[0]);
    const to = this.#rings.outgoing.get(call)?.to ?? [];
    if (to.length > 0) handRing({ id: ring.id, room, to });
    enterCall({ call, room, camera: true });
  }

  /** @param {protocol.Answer} answer */
  #cameOut(answer) {
    const { call, user } = answer;
    const ring = this.#current;
    if (ring?.call !== call || ring.over) return;
    const person = ring.people.find((one) => one.user === user) ?? ring.people[0];
    const several = ring.people.length > 1;
    const { text, said, next } = outcomeFor(answer, person, { presence: this.#presenceOf(person.user), several });
    if (said) ring.said.push(said);
    const line = ring.said.join(' ');
    // Of several who are rung, one may say no while the others' phones ring on.
    if (this.#rings.outgoing.has(call)) return ring.card.note(`${text} ${line}`.trim());
    this.#settle(ring, several ? t('ring.out.nobody') : text, { line, ...next });
    for (const { from } of this.#rings.incoming.values()) this.#standsAside(from.user);
  }

  /** Whoever was rung rings back: there is that call to answer, and nothing else to choose. @param {string} user */
  #standsAside(user) {
    const people = this.#current?.people ?? [];
    if (people.length === 1 && people[0].user === user) this.#dismiss();
  }

  // Internal

  /** @param {Ringing} ring */
  #giveUp(ring) {
    ring.givenUp = true;
    if (ring.call) return this.#cancel(ring);
    this.#abandoned.add(ring.id);
    this.#cancelled(ring);
  }

  /** @param {Ringing} ring */
  async #cancel(ring) {
    this.#sound.stop();
    try {
      await this.#rings.cancel(ring.call ?? '');
    } catch {
      // Somebody was faster; the event that says how is on its way.
      return;
    }
    if (!ring.over) this.#cancelled(ring);
  }

  /** @param {Ringing} ring */
  #cancelled(ring) {
    this.#settle(ring, t('ring.out.cancelled'), { again: true });
    this.#dismissLater(ring, SHOWN_FOR);
  }

  /** Whoever is rung is spared the rest, and is watched from now on. @param {Ringing} ring @param {Callee} person */
  #waitFor(ring, person) {
    this.#onTellWhenFree(person);
    if (!ring.over && !ring.call) this.#abandoned.add(ring.id);
    if (!ring.over && ring.call) this.#rings.cancel(ring.call).catch(() => {});
    ring.givenUp = true;
    this.#settle(ring, t('ring.waits', person), {});
    this.#dismissLater(ring, CONFIRMED_FOR);
  }

  /** @param {Ringing} ring @param {string} text @param {Parameters<OutgoingCard['over']>[1]} next */
  #settle(ring, text, next) {
    this.#end(ring);
    ring.card.over(text, next);
  }

  /** @param {Ringing} ring */
  #end(ring) {
    ring.over = true;
    this.#sound.stop();
  }

  /** @param {Ringing} ring @param {number} after ms */
  #dismissLater(ring, after) {
    setTimeout(() => this.#current === ring && this.#dismiss(), after);
  }

  #dismiss() {
    this.#current?.card.element.remove();
    this.#current = null;
  }
}
