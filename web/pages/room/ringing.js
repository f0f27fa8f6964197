import { listenUntil } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { showConnection, tellObstacles } from '../../ui/call-obstacle.js';
import { RingList } from '../../ui/call/ring-list.js';
import { Ringback } from '../../ui/ring-sound.js';
import { enterCall } from '../rings/enter.js';
import { takeRing } from '../rings/handover.js';
import { IncomingRings } from '../rings/incoming.js';
import { wordFor } from '../rings/outcome.js';
import { saidIn } from '../rings/reply.js';
import { connectNotices } from '../rings/notices.js';
import { Team } from '../home/team.js';

/** @typedef {import('../../signaling/rings.js').Rings} Rings */

const OUTCOMES = /** @type {const} */ (['declined', 'busy', 'missed', 'failed']);
const SHOWN_ALONE = 4;

/**
 * Everything that rings during a call: people who are rung in from here, and those who ring here, which is a knock then.
 *
 * @param {import('./call.js').Parts & {connection: import('../../signaling/connection.js').Connection, rings: Rings,
 *   leave: () => Promise<void>}} parts `leave` goes out of this room, for that of a call that was accepted
 */
export function addRinging({ connection, leave, ...parts }) {
  const { view, room, rings, me, signal } = parts;
  const team = me.guest ? null : new Team(connection);
  const ringing = new Ringing({ ...parts, team });
  const incoming = new IncomingRings(rings, {
    stack: view.knocks,
    roomName: (id) => team?.roomName(id) ?? null,
    onBringIn: team && ((person) => ringing.ring(person)),
    enter: async (call) => {
      await leave();
      enterCall(call);
    },
  });
  connectNotices(rings, incoming);
  // Before one is let in there is no call to leave.
  listenUntil(signal)(room, 'snapshot', () => (incoming.inCall = true));
  listenUntil(signal)(connection, 'state', showConnection);
  tellObstacles((text) => view.notices.say(text, { key: 'obstacle' }));
  signal.addEventListener('abort', () => {
    // Whoever calls back from here does so over another connection.
    showConnection('connecting');
    tellObstacles();
  });
  view.alone.append(ringing.lists[1].element);
  return ringing;
}

/** Ringing people into the room one is in, and how it came out for each. */
export class Ringing {
  #view;
  #room;
  #rings;
  #team;
  #me;
  /** @type {string | null} */
  #call = null;
  /** @type {Map<string, string>} */
  #outcomes = new Map(); // user id → declined | busy | dnd | missed | offline | failed
  /** @type {(() => void) | null} */
  #stopNote = null;
  #named = ''; // whom the note names
  #sound = new Ringback();

  lists = [new RingList(), new RingList({ most: SHOWN_ALONE })];

  /**
   * @param {import('./call.js').Parts & {rings: Rings, team: Team | null}} parts `team` is null for guests, who ring
   *   nobody
   */
  constructor({ view, room, rings, team, me, signal }) {
    this.#view = view;
    this.#room = room;
    this.#rings = rings;
    this.#team = team;
    this.#me = me;
    if (!team) return;
    const on = listenUntil(signal);
    for (const list of this.lists) on(list, 'ring', (person) => this.ring(person));
    for (const outcome of OUTCOMES) on(rings, outcome, (body) => this.#cameOut(outcome, body));
    on(rings, 'ringing', ({ call, room: where }) => where === room.id && (this.#call = call));
    on(rings, 'change', () => this.#show());
    on(team, 'change', () => this.#show());
    on(room, 'snapshot', ({ first }) => this.#entered(first));
    on(room, 'joined', ({ peer }) => this.#came(room.peers.get(peer)?.user ?? ''));
    on(room, 'left', () => this.#show());
    signal.addEventListener('abort', () => {
      this.#stopNote?.();
      this.#sound.stop();
    });
  }

  // Callbacks

  /** Whom one rang before one came in, from the lobby, still rings. @param {boolean} first */
  #entered(first) {
    const ring = first && takeRing(this.#room.id);
    if (ring) this.#rings.ring({ ...ring, room: this.#room.id }).catch(() => {});
    this.#show();
  }

  /** @param {string} user */
  #came(user) {
    this.#outcomes.delete(user);
    this.#show();
  }

  /** @param {import('../../signaling/rings.js').Outcome} outcome @param {protocol.Answer} answer */
  #cameOut(outcome, answer) {
    const { call, user } = answer;
    if (call !== this.#call) return;
    const said = saidIn(answer);
    const { name = user } = this.#presenceOf(user) ?? {};
    const word = wordFor(outcome, this.#presenceOf(user));
    this.#outcomes.set(user, word);
    const text = t(`ring.out.${word === 'missed' ? 'missedBy' : word}`, { name });
    const note = said ? `${text} ${t('ring.quote', { text: said })}` : text;
    this.#view.notices.say(note, { key: `ring-${user}`, action: Boolean(said) && this.#again({ user, name }) });
    this.#show();
  }

  // Actions

  /** @param {{user: string, name: string}} person @returns {Promise<boolean>} whether it rings */
  async ring({ user, name }) {
    this.#outcomes.delete(user);
    try {
      await this.#rings.ring({ to: [user], room: this.#room.id });
    } catch (refusal) {
      this.#view.notices.say(sentenceFor(refusal), { key: `ring-${user}` });
      return false;
    }
    if (this.#presenceOf(user)?.inCall && this.#pending.includes(user)) {
      this.#view.notices.say(t('ring.out.busy', { name }), { key: `ring-${user}` });
    }
    return true;
  }

  // Internal

  /** @param {{user: string, name: string}} person */
  #again(person) {
    return { label: t('ring.again'), run: () => this.ring(person) };
  }

  /** @param {string} user */
  #presenceOf(user) {
    return this.#team?.presenceOf(user);
  }

  get #pending() {
    return this.#rings.outgoing.get(this.#call ?? '')?.to ?? [];
  }

  #show() {
    const inside = new Set([this.#me.user, ...this.#room.others.map(({ user }) => user)]);
    const pending = this.#pending.filter((user) => !inside.has(user));
    const people = (this.#team?.peopleBut(this.#me.user) ?? [])
      .filter(({ user }) => !inside.has(user))
      .map((person) => ({
        ...person,
        ringing: pending.includes(person.user),
        outcome: this.#outcomes.get(person.user),
      }));
    const [all, few] = this.lists;
    all.show(people);
    few.show(people.filter(({ status, ringing }) => ringing || status !== 'offline'));
    this.#showNote(pending);
    // Whoever has company talks; alone one hears that it rings.
    if (pending.length > 0 && this.#room.inside && inside.size === 1) this.#sound.start();
    else this.#sound.stop();
  }

  /** One word stops all that ring, so it stands where all of them are named. @param {string[]} pending */
  #showNote(pending) {
    const names = pending.map((user) => this.#presenceOf(user)?.name ?? user).join(', ');
    if (names === this.#named) return;
    this.#named = names;
    this.#stopNote?.();
    this.#stopNote = null;
    if (!names) return;
    const action = { label: t('host.ring.stop'), run: () => this.#rings.cancel(this.#call ?? '').catch(() => {}) };
    this.#stopNote = this.#view.notices.say(t('ring.out', { name: names }), { key: 'ringing', action, stays: true });
  }
}
