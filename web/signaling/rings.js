import { Events } from '../lib/events.js';

const QUEUE = '/user/queue/calls';
const OVER = new Set(['accepted', 'taken', 'cancelled', 'missed', 'ended', 'declined', 'busy', 'failed']);

/**
 * Calls being rung, PROTOCOL.md section 7. Events carry the server's body as detail, by its type: `ring`, `ringing`,
 * `accepted`, `declined`, `busy`, `cancelled`, `missed`, `failed`, `taken`, `ended`; `change` after each of them. And
 * `logged`: the log has that call as it is now.
 */
export class Rings extends Events {
  #connection;
  #unsubscribe = null;

  /** Rings that wait for an answer here: call → {call, room, from: {user, name}, media, waiting, peers, expiresAt}. */
  incoming = new Map();

  /** Rings of ours that go on: call → {call, room, to: those who have not answered}. */
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
   * @param {{to: string[], media?: 'audio' | 'video', room?: string, id?: string}} options the same `id` again is the
   *   same call
   * @returns {Promise<string>} the id, once the server has it; rejects with {code, message, retry}
   */
  async ring({ to, media = 'video', room, id = crypto.randomUUID() }) {
    await this.#connection.send('/app/calls', { type: 'ring', id, to, media, ...(room && { room }) });
    return id;
  }

  /** @returns {Promise<void>} */
  accept(call) {
    return this.#answer(call, 'accept');
  }

  /** @returns {Promise<void>} */
  decline(call) {
    return this.#answer(call, 'decline');
  }

  /** @returns {Promise<void>} */
  cancel(call) {
    return this.#answer(call, 'cancel');
  }

  // Callbacks

  #received(body) {
    if (body.type === 'ring') this.incoming.set(body.call, body);
    if (body.type === 'ringing') this.#ringing(body);
    if (OVER.has(body.type)) {
      this.incoming.delete(body.call);
      this.#answered(body);
    }
    this.emit(body.type, body);
    if (body.type !== 'logged') this.emit('change');
  }

  /** One may ring another into a call while a third is still being rung. */
  #ringing(body) {
    const before = this.outgoing.get(body.call)?.to ?? [];
    this.outgoing.set(body.call, { ...body, to: [...new Set([...before, ...body.to])] });
  }

  /** Of several who are rung, one may answer while the others' phones go on ringing. */
  #answered({ type, call, user }) {
    const ringing = this.outgoing.get(call);
    if (!ringing) return;
    const to = ringing.to.filter((other) => other !== user);
    // Who gives up does so for all who have not answered.
    if (to.length === 0 || type === 'ended' || type === 'cancelled') this.outgoing.delete(call);
    else this.outgoing.set(call, { ...ringing, to });
  }

  #answer(call, type) {
    this.incoming.delete(call);
    this.emit('change');
    return this.#connection.send(`/app/calls/${call}`, { type });
  }
}
