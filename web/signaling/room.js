const SIGNALS = new Set(['video-offer', 'video-answer', 'new-ice-candidate', 'hang-up', 'want']);

/**
 * One's place in one room (PROTOCOL.md sections 5, 6, 8): subscribed is inside.
 *
 * Events: `snapshot` (detail: {first, samePlace}: whether it is the first one, and whether one is still the same peer),
 * `joined` (detail: {peer}), `left` (detail: {peer, reason, user, name}), `peer-state` (detail: {peer, state, connection}),
 * `message`, `reaction`, `muted`, `room-changed`, `signal` (detail: {from, body}), `removed` (detail: {reason}: one is out),
 * `ended` (detail: {reason}), `refused` (detail: the refusal of entering).
 */
export class Room extends EventTarget {
  #connection;
  #headers;
  #unsubscribe = null;
  #handlers = {
    room: (body) => this.#entered(body),
    joined: (body) => this.#joined(body.peer),
    left: (body) => this.#left(body),
    'peer-state': (body) => this.#changed(body),
    'room-changed': (body) => this.#roomChanged(body.room),
    ended: (body) => this.#out('ended', { reason: body.reason }),
  };

  id;
  epoch = null;
  seq = 0;
  room = null;
  you = null;
  iceServers = [];
  iceExpiresAt = undefined;

  /** Everybody else: peer id → {peer, user, name, role, dialect, state, connection, since}. */
  peers = new Map();

  /**
   * @param {{connection: import('./connection.js').Connection, id: string, passcode?: string, place?: {peer: string,
   *   ticket: string}}} options `place` to take back, held before the page was loaded again
   */
  constructor({ connection, id, passcode, place }) {
    super();
    this.#connection = connection;
    this.#headers = { ...(passcode && { passcode }), ...place };
    this.id = id;
  }

  /** What takes this place back, or null outside. @returns {{peer: string, ticket: string} | null} */
  get place() {
    return this.you && { peer: this.you.peer, ticket: this.you.ticket };
  }

  /** Everybody else who counts: without the places held for those who came back by another. */
  get others() {
    const all = [...this.peers.values()];
    const isBack = (user) =>
      user === this.#connection.user || all.some((other) => other.user === user && other.connection === 'ok');
    return all.filter(({ user, connection }) => connection === 'ok' || !isBack(user));
  }

  get inside() {
    return this.you !== null;
  }

  // Lifecycle

  enter() {
    if (this.#unsubscribe) return;
    const headers = () => ({ ...this.#headers, ...this.place });
    this.#unsubscribe = this.#connection.subscribe(
      this.#topic,
      (body, from) => this.#received(body, from),
      headers,
      (refusal) => this.#refused(refusal),
    );
  }

  leave() {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  // Actions

  /** @returns {Promise<string>} the message's id, once it is stored */
  async say(text, id = crypto.randomUUID()) {
    await this.#send({ type: 'message', id, text });
    return id;
  }

  /** @param {{mic?: boolean, camera?: boolean, screen?: boolean, hand?: boolean}} state what changed */
  show(state) {
    return this.#send({ type: 'peer-state', state });
  }

  react(emoji) {
    return this.#send({ type: 'reaction', emoji }, { again: false });
  }

  reportQuality(samples) {
    return this.#send({ type: 'quality', samples }, { again: false });
  }

  /** Sends one signal of section 6 to one peer. */
  signal(peer, body) {
    return this.#connection.send(`/app/rooms/${this.id}/peers/${peer}`, body);
  }

  // Callbacks

  #received(body, headers) {
    if (SIGNALS.has(body.type)) return this.#tell('signal', { from: headers.from, body });
    if (body.type !== 'room' && this.#outOfStep(body)) return this.#enterAgain();
    if (body.seq !== undefined) this.seq = body.seq;
    const handler = this.#handlers[body.type];
    if (handler) handler(body);
    else this.#tell(body.type, body);
  }

  #entered({ epoch, seq, room, you, peers, iceServers = [], iceExpiresAt }) {
    const first = this.you === null;
    const samePlace = this.you?.peer === you.peer;
    const others = peers.filter(({ peer }) => peer !== you.peer);
    Object.assign(this, { epoch, seq, room, you, iceServers, iceExpiresAt });
    this.peers = new Map(others.map((peer) => [peer.peer, { connection: 'ok', ...peer }]));
    this.#tell('snapshot', { first, samePlace });
  }

  #joined(peer) {
    this.peers.set(peer.peer, { connection: 'ok', ...peer });
    this.#tell('joined', { peer: peer.peer });
  }

  #left({ peer, reason }) {
    if (peer === this.you?.peer) return this.#out('removed', { reason });
    const gone = this.peers.get(peer);
    this.peers.delete(peer);
    this.#tell('left', { peer, reason, user: gone?.user, name: gone?.name });
  }

  #changed({ peer, state: change, connection }) {
    const state = change ?? {};
    const known = this.peers.get(peer);
    if (known) {
      Object.assign(known.state, state);
      known.connection = connection ?? known.connection;
    }
    this.#tell('peer-state', { peer, state, connection });
  }

  #roomChanged(room) {
    this.room = { ...this.room, ...room };
    this.#tell('room-changed', { room: this.room });
  }

  #refused(refusal) {
    if (refusal.code !== 'knock-required') this.#unsubscribe = null;
    this.#tell('refused', refusal);
  }

  // Internal

  get #topic() {
    return `/topic/rooms/${this.id}`;
  }

  #outOfStep({ seq, epoch }) {
    if (epoch !== undefined && epoch !== this.epoch) return true;
    return seq !== undefined && seq !== this.seq + 1;
  }

  #enterAgain() {
    this.leave();
    this.enter();
  }

  #out(event, detail) {
    this.leave();
    this.you = null;
    this.peers.clear();
    this.#tell(event, detail);
  }

  #send(body, options) {
    return this.#connection.send(`/app/rooms/${this.id}`, body, options);
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
