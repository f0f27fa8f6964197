import { Events } from '../lib/events.js';
import { randomId } from '../lib/random-id.js';

const QUEUE = '/user/queue/calls';
const OVER = new Set(['accepted', 'taken', 'cancelled', 'missed', 'ended', 'declined', 'busy', 'failed']);

/** @typedef {'accepted'|'taken'|'cancelled'|'missed'|'ended'|'declined'|'busy'|'failed'} Outcome of a ring */

/**
 * Calls being rung, PROTOCOL.md section 7. Events carry the server's body as detail, by its type: `ring`, `ringing`,
 * `accepted`, `declined`, `busy`, `cancelled`, `missed`, `failed`, `taken`, `ended`; `change` after each of them. And
 * `logged`: the log has that call as it is now.
 *
 * @extends {Events<Record<Outcome, protocol.Answer> & {ring: protocol.Ring, ringing: protocol.Ringing,
 *   logged: {call: string}, change: undefined}>}
 */
export class Rings extends Events {
  #connection;
  /** @type {(() => void) | null} */
  #unsubscribe = null;

  /**
   * Rings that wait for an answer here: call → {call, room, from: {user, name}, media, waiting, peers, expiresAt}.
   *
   * @type {Map<string, protocol.Ring>}
   */
  incoming = new Map();

  /**
   * Rings of ours that go on: call → {call, room, to: those who have not answered}.
   *
   * @type {Map<string, protocol.Ringing>}
   */
  outgoing = new Map();

  /** @param {{connection: import('./connection.js').Connection}} options */
  constructor({ connection }) {
    super();
    this.#connection = connection;
  }

  // Lifecycle

  start() {
    this.#unsubscribe ??= this.#connection.subscribe(QUEUE, (body) => this.#received(body));
  }

  stop() {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  // Actions

  /**
   * @param {{to: string[], media?: 'audio' | 'video', room?: string, id?: string, again?: boolean}} options the same `id`
   *   again is the same call; with `again: false` it is not sent once more on the next connection, and rejects
   * @returns {Promise<string>} the id, once the server has it; rejects with {code, message, retry}
   */
  async ring({ to, media = 'video', room, id = randomId(), again = true }) {
    await this.#connection.send('/app/calls', { type: 'ring', id, to, media, ...(room && { room }) }, { again });
    return id;
  }

  /** @param {string} call @returns {Promise<void>} */
  accept(call) {
    return this.#answer(call, 'accept');
  }

  /**
   * @param {string} call
   * @param {protocol.Reply} [words] for the caller; `reply` for words that the caller's page has in its own language
   * @returns {Promise<void>}
   */
  decline(call, words = {}) {
    return this.#answer(call, 'decline', words);
  }

  /** @param {string} call @returns {Promise<void>} */
  cancel(call) {
    return this.#answer(call, 'cancel');
  }

  // Callbacks

  /** @param {protocol.Body} body */
  #received(body) {
    if (body.type === 'ring') this.incoming.set(body.call, /** @type {any} */ (body));
    if (body.type === 'ringing') this.#ringing(/** @type {any} */ (body));
    if (OVER.has(body.type)) {
      this.incoming.delete(body.call);
      this.#answered(body);
    }
    this.emit(/** @type {Outcome} */ (body.type), /** @type {protocol.Answer} */ (body));
    if (body.type !== 'logged') this.emit('change');
  }

  /** One may ring another into a call while a third is still being rung. @param {protocol.Ringing} body */
  #ringing(body) {
    const before = this.outgoing.get(body.call)?.to ?? [];
    this.outgoing.set(body.call, { ...body, to: [...new Set([...before, ...body.to])] });
  }

  /** Of several who are rung, one may answer while the others' phones go on ringing. @param {protocol.Body} body */
  #answered({ type, call, user }) {
    const ringing = this.outgoing.get(call);
    if (!ringing) return;
    const to = ringing.to.filter((other) => other !== user);
    // Who gives up does so for all who have not answered.
    if (to.length === 0 || type === 'ended' || type === 'cancelled') this.outgoing.delete(call);
    else this.outgoing.set(call, { ...ringing, to });
  }

  /** @param {string} call @param {string} type @param {object} [more] */
  #answer(call, type, more = {}) {
    this.incoming.delete(call);
    this.emit('change');
    return this.#connection.send(`/app/calls/${call}`, { type, ...more });
  }
}
