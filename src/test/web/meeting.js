import { Mesh } from '/rtc/mesh.js';

const MOST_DELAY = 150; // ms on one way between a page and the server

/** The same numbers for the same seed (mulberry32). @returns {() => number} 0 to 1 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Carries what is sent one way late, but in order. */
class Line {
  #random;
  #due = 0;
  #onTheWay = [];

  constructor(random) {
    this.#random = random;
  }

  carry(arrive) {
    this.#due = Math.max(this.#due, performance.now() + this.#random() ** 3 * MOST_DELAY);
    this.#onTheWay.push(arrive);
    setTimeout(() => this.#onTheWay.shift()(), this.#due - performance.now());
  }
}

/** One room on a server of one's own: keeps places over reloads, as PROTOCOL.md sections 5, 6, 8 have it. */
export class Meeting {
  #random;
  #places = new Map(); // peer id → the page there, null while it is held for one

  constructor(random) {
    this.#random = random;
  }

  /** Somebody's page, which comes in a little later. */
  open(id, tracks) {
    const page = new Page({ id, tracks, meeting: this, random: this.#random });
    page.toServer.carry(() => page.alive && this.#enter(page));
    return page;
  }

  /** The page is gone at once, and the server learns that when it does. */
  close(page) {
    page.close();
    page.toServer.carry(() => {
      if (this.#places.get(page.id) !== page) return;
      this.#places.set(page.id, null);
      this.#tell(page.id, 'peer-state', { peer: page.id, state: {}, connection: 'reconnecting' });
    });
  }

  /** Out for good, not only from this page. */
  leave(page) {
    page.close();
    page.toServer.carry(() => {
      this.#places.delete(page.id);
      this.#tell(page.id, 'left', { peer: page.id });
    });
  }

  /** A page whose place another one took is not inside any more. */
  pass(page, to, body) {
    if (this.#places.get(page.id) === page) this.#places.get(to)?.hear('signal', { from: page.id, body });
  }

  #enter(page) {
    const before = this.#places.get(page.id);
    this.#places.set(page.id, page);
    page.hear('snapshot', { first: true, samePlace: false }, [...this.#places.keys()]);
    if (before === undefined) this.#tell(page.id, 'joined', { peer: page.id });
    if (before === null) this.#tell(page.id, 'peer-state', { peer: page.id, state: {}, connection: 'ok' });
  }

  #tell(but, event, detail) {
    for (const [id, page] of this.#places) if (id !== but) page?.hear(event, detail);
  }
}

/** A mesh on a page, with a room that the meeting speaks to. */
class Page extends EventTarget {
  alive = true;
  peers = new Map();
  iceServers = [];
  slots = new Map(); // peer id → slots that tracks came in, since the connection began

  constructor({ id, tracks, meeting, random }) {
    super();
    this.id = id;
    this.you = { peer: id };
    this.meeting = meeting;
    this.toServer = new Line(random);
    this.fromServer = new Line(random);
    // What gets stuck shall be seen, not healed.
    this.mesh = new Mesh({ room: this, renewsStuck: false });
    for (const [slot, track] of Object.entries(tracks)) this.mesh.replace(slot, track);
    this.mesh.addEventListener('track', ({ detail }) => this.#slotsOf(detail.peer).push(detail.slot));
    this.mesh.addEventListener('gone', ({ detail }) => this.slots.delete(detail.peer));
  }

  async signal(to, body) {
    const wire = JSON.stringify(body);
    this.toServer.carry(() => this.meeting.pass(this, to, JSON.parse(wire)));
  }

  hear(event, detail, inside = undefined) {
    this.fromServer.carry(() => this.alive && this.#heard(event, detail, inside));
  }

  close() {
    this.alive = false;
    this.mesh.close();
  }

  #heard(event, detail, inside) {
    for (const id of inside ?? []) if (id !== this.id) this.peers.set(id, { peer: id });
    if (event === 'joined') this.peers.set(detail.peer, { peer: detail.peer });
    if (event === 'left') this.peers.delete(detail.peer);
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }

  #slotsOf(peer) {
    if (!this.slots.has(peer)) this.slots.set(peer, []);
    return this.slots.get(peer);
  }
}
