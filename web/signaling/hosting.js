import { Events } from '../lib/events.js';
import { problemOf } from '../lib/thrown.js';

const KNOCK_LASTS = 120000; // ms

/**
 * What a host does in a room, and who asks to be let in (PROTOCOL.md section 5).
 *
 * Events: `knock` (detail: {id, user, name, at}), `change` after the list of those who wait did.
 *
 * @extends {Events<{knock: protocol.Knock, change: undefined}>}
 */
export class Hosting extends Events {
  #room;
  /** @type {Map<string, protocol.Knock & {timer: number}>} */
  #knocks = new Map(); // id → {id, user, name, at, timer}

  /** @param {import('./room.js').Room} room */
  constructor(room) {
    super();
    this.#room = room;
    room.addEventListener('knock', ({ detail }) => this.#knocked(detail.knock));
    room.addEventListener('knock-over', ({ detail }) => this.#forget(detail.knock));
    room.addEventListener('snapshot', ({ detail }) => detail.samePlace || this.close());
  }

  get isHost() {
    return this.#room.you?.role === 'host';
  }

  /** Who waits to be let in, longest first. @returns {protocol.Knock[]} */
  get knocks() {
    return [...this.#knocks.values()];
  }

  close() {
    for (const id of [...this.#knocks.keys()]) this.#forget(id);
  }

  /** @param {boolean} shut */
  lock(shut) {
    return this.#room.command({ type: shut ? 'lock' : 'unlock' });
  }

  /** The meeting is over for everybody. */
  end() {
    return this.#room.command({ type: 'end' });
  }

  /** Nobody can be unmuted by others. @param {string} peer */
  mute(peer) {
    return this.#room.command({ type: 'mute', peer });
  }

  /** @param {string} [peer] without one, everybody's hand */
  lower(peer) {
    return this.#room.command({ type: 'lower', peer });
  }

  /** @param {string} peer */
  remove(peer) {
    return this.#room.command({ type: 'remove', peer });
  }

  /** @param {string} knock @param {boolean} letIn @returns {Promise<boolean>} false where that one waits no longer */
  async answer(knock, letIn) {
    this.#forget(knock);
    try {
      await this.#room.command({ type: letIn ? 'admit' : 'deny', knock });
      return true;
    } catch (refusal) {
      if (problemOf(refusal).code === 'bad-request') return false;
      throw refusal;
    }
  }

  /** @param {protocol.Knock} knock */
  #knocked(knock) {
    if (this.#knocks.has(knock.id)) return;
    // Whoever asked in vain is turned away by then, even if nobody tells.
    const timer = setTimeout(() => this.#forget(knock.id), KNOCK_LASTS);
    this.#knocks.set(knock.id, { ...knock, timer });
    this.emit('knock', knock);
    this.emit('change');
  }

  /** @param {string} id */
  #forget(id) {
    const knock = this.#knocks.get(id);
    if (!knock) return;
    clearTimeout(knock.timer);
    this.#knocks.delete(id);
    this.emit('change');
  }
}
