import { Events } from '../lib/events.js';

/**
 * Whose hands are raised in a room, in the order in which the server saw them: the same numbers for everybody
 * (PROTOCOL.md section 5).
 *
 * @extends {Events<{change: undefined}>}
 */
export class HandLine extends Events {
  #room;
  /** @type {Map<string, number>} */
  #raised = new Map(); // peer id → seq of the event that raised the hand

  /** @param {import('./room.js').Room} room */
  constructor(room) {
    super();
    this.#room = room;
    room.addEventListener('snapshot', ({ detail }) => this.#entered(detail));
    room.addEventListener('left', ({ detail }) => this.#set(detail.peer, false));
    room.addEventListener('peer-state', ({ detail }) => this.#set(detail.peer, detail.state.hand));
  }

  /** @returns {string[]} peers, the one to speak next first */
  get order() {
    const counted = new Set([this.#room.you?.peer, ...this.#room.others.map(({ peer }) => peer)]);
    const inLine = [...this.#raised].filter(([peer]) => counted.has(peer));
    return inLine.sort(([, one], [, other]) => one - other).map(([peer]) => peer);
  }

  /** @param {string | undefined} peer @returns {number | null} the place in the line, from 1, or null with the hand down */
  numberOf(peer) {
    const at = this.order.indexOf(peer ?? '');
    return at < 0 ? null : at + 1;
  }

  /** A snapshot tells of everybody else's hand. @param {protocol.Snapshot} snapshot */
  #entered({ samePlace, restarted }) {
    const own = this.#room.you?.peer ?? '';
    const before = samePlace && !restarted ? this.#raised.get(own) : undefined;
    this.#raised.clear();
    if (before !== undefined) this.#raised.set(own, before);
    for (const { peer, handSeq } of this.#room.peers.values()) if (handSeq) this.#raised.set(peer, handSeq);
    this.emit('change');
  }

  /** @param {string} peer @param {boolean | undefined} up */
  #set(peer, up) {
    if (up) this.#raised.set(peer, this.#room.seq);
    if (up === false) this.#raised.delete(peer);
    if (up !== undefined) this.emit('change');
  }
}
