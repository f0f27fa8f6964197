import { Events } from '../lib/events.js';
import { randomId } from '../lib/random-id.js';
import { Door } from './room-entry.js';

const SIGNALS = new Set(['video-offer', 'video-answer', 'new-ice-candidate', 'hang-up', 'want', 'sending', 'restart']);

/**
 * One's place in one room (PROTOCOL.md sections 5, 6, 8): subscribed is inside.
 *
 * Events: `snapshot` (detail: {first, samePlace, restarted}: whether it is the first one, whether one is still the same
 * peer, and whether the server was started anew in between), `joined` (detail: {peer}), `left` (detail: {peer, reason,
 * by, user, name, guest}), `peer-state` (detail: {peer, state, connection, by}), `message`, `reaction`, `muted`, `knock`,
 * `knock-over`, `passcode-guesses` (detail: {user, name, guest, count}), `room-changed`, `signal` (detail: {from, body}),
 * `removed` (detail: {reason, by}: one is out; `by` is who did it), `ended` (detail: {reason, missed}: `missed` where that was
 * while one was away), `knocking` (detail: the refusal: one waits to be let in), `refused` (detail: the
 * refusal of entering).
 *
 * @extends {Events<protocol.RoomEvents>}
 */
export class Room extends Events {
  #connection;
  #door;
  /** @type {Record<string, protocol.OnMessage>} */
  #handlers = {
    room: (body) => this.#entered(/** @type {protocol.RoomBody} */ (body)),
    joined: (body) => this.#joined(body.peer),
    left: (body, { from }) => this.#left(body, from),
    'peer-state': (body, { from }) => this.#changed(body, from),
    'room-changed': (body) => this.#roomChanged(body.room),
    ended: ({ reason }, { timestamp }) => this.#out('ended', { reason, missed: this.#connection.outage.covers(timestamp) }),
  };

  id;
  /** @type {string | null} */
  epoch = null;
  seq = 0;
  /** @type {protocol.Room | null} */
  room = null;
  /** @type {protocol.You | null} */
  you = null;
  /** @type {RTCIceServer[]} */
  iceServers = [];
  /** @type {string | undefined} */
  iceExpiresAt = undefined;

  /**
   * Everybody else: peer id → {peer, user, name, guest, role, dialect, state, connection, since}.
   *
   * @type {Map<string, protocol.Peer>}
   */
  peers = new Map();

  /**
   * @param {{connection: import('./connection.js').Connection, id: string, passcode?: string, place?: {peer: string,
   *   ticket: string}, replaces?: string}} options `place` to take back, held before the page was loaded again;
   *   `replaces` names the peer of another device that goes once this one is there
   */
  constructor({ connection, id, passcode, place, replaces }) {
    super();
    this.#connection = connection;
    this.#door = new Door({ connection, room: id, passcode, place, replaces });
    this.#door.addEventListener('knocking', ({ detail }) => this.emit('knocking', detail));
    this.#door.addEventListener('refused', ({ detail }) => this.emit('refused', detail));
    this.id = id;
  }

  /** Whether what is sent now waits for the socket to be back. */
  get isAway() {
    return this.#connection.state !== 'connected';
  }

  /** ms for which the server holds the place of somebody whose socket is away and who is not heard. */
  get resumeWindow() {
    return this.#connection.resumeWindow;
  }

  /** What takes this place back, or null outside. @returns {{peer: string, ticket: string} | null} */
  get place() {
    return this.you && { peer: this.you.peer, ticket: this.you.ticket };
  }

  /** Everybody else who counts: without the places held for those who came back by another. */
  get others() {
    const all = [...this.peers.values()];
    /** @param {string} user */
    const isBack = (user) =>
      user === this.#connection.user || all.some((other) => other.user === user && other.connection === 'ok');
    return all.filter(({ user, connection }) => connection === 'ok' || !isBack(user));
  }

  get inside() {
    return this.you !== null;
  }

  // Lifecycle

  enter() {
    this.#door.enter(
      (body, headers) => this.#received(body, headers),
      () => this.place,
    );
  }

  leave() {
    this.#door.leave();
  }

  // Actions

  /** @param {string} text @param {string} [id] @returns {Promise<string>} the message's id, once it is stored */
  async say(text, id = randomId()) {
    await this.command({ type: 'message', id, text });
    return id;
  }

  /** @param {Partial<protocol.PeerState>} state what changed */
  show(state) {
    return this.command({ type: 'peer-state', state });
  }

  /** @param {string} emoji */
  react(emoji) {
    return this.command({ type: 'reaction', emoji }, { again: false });
  }

  /** @param {protocol.QualitySample[]} samples */
  reportQuality(samples) {
    return this.command({ type: 'quality', samples }, { again: false });
  }

  /** @param {protocol.PreCallCheck} preCallCheck refused with `no-such-call` while there is no call */
  reportCheck(preCallCheck) {
    return this.command({ type: 'quality', samples: [], preCallCheck }, { again: false });
  }

  /**
   * Any other command of section 5.
   *
   * @param {object} body
   * @param {{again?: boolean}} [options]
   * @returns {Promise<void>} rejects with {code, message, retry}
   */
  command(body, options) {
    return this.#connection.send(`/app/rooms/${this.id}`, body, options);
  }

  /**
   * Sends one signal of section 6 to one peer. Candidates come by the dozen, so they let the rest go first.
   *
   * @param {string} peer
   * @param {protocol.Signal} body
   */
  signal(peer, body) {
    const patient = body.type === 'new-ice-candidate';
    return this.#connection.send(`/app/rooms/${this.id}/peers/${peer}`, body, { patient });
  }

  // Callbacks

  /** @param {protocol.Body} body @param {protocol.Headers} headers */
  #received(body, headers) {
    if (SIGNALS.has(body.type)) return this.emit('signal', { from: headers.from, body: /** @type {any} */ (body) });
    if (body.type !== 'room' && this.#outOfStep(body)) return this.#enterAgain();
    if (body.seq !== undefined) this.seq = body.seq;
    const handler = this.#handlers[body.type];
    if (handler) handler(body, headers);
    else this.emit(/** @type {keyof protocol.RoomEvents} */ (body.type), /** @type {any} */ (body));
  }

  /** @param {protocol.RoomBody} body */
  #entered({ epoch, seq, room, you, peers, iceServers = [], iceExpiresAt }) {
    const first = this.you === null;
    const samePlace = this.you?.peer === you.peer;
    const restarted = this.epoch !== null && this.epoch !== epoch;
    // The device that goes in a moment is not somebody to talk to.
    const others = peers.filter(({ peer }) => peer !== you.peer && peer !== this.#door.replaces);
    this.#door.passed();
    Object.assign(this, { epoch, seq, room, you, iceServers, iceExpiresAt });
    this.peers = new Map(others.map((peer) => [peer.peer, { connection: 'ok', ...peer }]));
    this.emit('snapshot', { first, samePlace, restarted });
  }

  /** @param {protocol.ListedPeer} peer */
  #joined(peer) {
    this.peers.set(peer.peer, { connection: 'ok', ...peer });
    this.emit('joined', { peer: peer.peer });
  }

  /** @param {protocol.Body} body @param {string} from the host who wanted it */
  #left({ peer, reason }, from) {
    const by = this.peers.get(from)?.name;
    if (peer === this.you?.peer) return this.#out('removed', { reason, by });
    const gone = this.peers.get(peer);
    if (!gone) return;
    this.peers.delete(peer);
    this.emit('left', { peer, reason, by, user: gone.user, name: gone.name, guest: gone.guest });
  }

  /** @param {protocol.Body} body @param {string} by who did it: a host lowers hands */
  #changed({ peer, state: change, connection }, by) {
    const state = change ?? {};
    const known = this.peers.get(peer);
    if (known) {
      Object.assign(known.state, state);
      known.connection = connection ?? known.connection;
    }
    this.emit('peer-state', { peer, state, connection, by });
  }

  /** @param {protocol.Room} room */
  #roomChanged(room) {
    this.room = { ...this.room, ...room };
    this.emit('room-changed', { room });
  }

  // Internal

  /** @param {protocol.Body} body */
  #outOfStep({ seq, epoch }) {
    if (epoch !== undefined && epoch !== this.epoch) return true;
    return seq !== undefined && seq !== this.seq + 1;
  }

  #enterAgain() {
    this.leave();
    this.enter();
  }

  /** @param {'removed' | 'ended'} event @param {{reason: string, by?: string, missed?: boolean}} detail */
  #out(event, detail) {
    this.leave();
    this.you = null;
    this.peers.clear();
    this.emit(event, detail);
  }
}
