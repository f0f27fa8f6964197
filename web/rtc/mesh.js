import { Events } from '../lib/events.js';
import { findHardware } from './codecs.js';
import { OutgoingSignals } from './outgoing-signals.js';
import { Pages } from './page-instances.js';
import { Peer } from './peer.js';
import { Renewals } from './renewals.js';
import { FACE, SLOTS } from './slots.js';
import { Trials } from './trials.js';

const PLACE_HELD = 90000; // ms a peer keeps its place for coming back (resume window of PROTOCOL.md section 8)
const THEIR_OFFER_WITHIN = 300; // ms: who rang from a page of MDN's kind has offered before, which is on its way
const UNREACHABLE_AFTER = 20000; // ms without a first connection until one is told

/**
 * One Peer for everybody in the room.
 *
 * Events: `track` (detail: {peer, slot, track}), `state` (detail: {peer, state}, the state of Peer, or where no way was
 * found 'no-relay', if none is there, and 'unreachable', if one is), `channel` (detail: {peer, name, channel}: a data
 * channel is open), `gone` (detail: {peer}), `sending` (detail: {peer, video}: how much of its pictures that peer sends
 * here).
 *
 * @extends {Events<{track: {peer: string, slot: media.Slot, track: MediaStreamTrack}, gone: {peer: string},
 *   channel: {peer: string} & import('./channels.js').OpenChannel,
 *   sending: {peer: string, video: protocol.Sending['video']},
 *   state: {peer: string, state: RTCPeerConnectionState | 'unreachable' | 'no-relay'}}>}
 */
export class Mesh extends Events {
  #room;
  #createConnection;
  /** @type {Map<string, Peer>} */
  #peers = new Map(); // peer id → Peer
  /** @type {media.Tracks} */
  #tracks = { mic: null, camera: null, screen: null, screenSound: null };
  #pages = new Pages();
  /** @type {Map<string, protocol.Height>} */
  #wants = new Map(); // peer id → height we asked for
  /** @type {RTCIceServer[] | null} */
  #iceServers = null;
  #signals;
  #trials;
  #renewals;
  #renewsStuck;
  #listening = new AbortController();

  /**
   * @param {{room: import('../signaling/room.js').Room,
   *   createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection, relayOnly?: boolean,
   *   judgeAfter?: number, renewsStuck?: boolean}} options `judgeAfter` so many ms without a first connection one is
   *   told; `renewsStuck` is false where it shall show that nothing gets stuck
   */
  constructor({
    room,
    createConnection = connect,
    relayOnly = false,
    judgeAfter = UNREACHABLE_AFTER,
    renewsStuck = true,
  }) {
    super();
    this.#room = room;
    this.#renewsStuck = renewsStuck;
    this.#signals = new OutgoingSignals({ room, pages: this.#pages, isPlain: (id) => this.#isPlain(id) });
    this.#trials = new Trials({
      length: judgeAfter,
      judge: (id) => this.#judge(id),
      tell: (peer, state) => this.emit('state', { peer, state }),
    });
    this.#renewals = new Renewals({
      peers: this.#peers,
      yields: (id) => this.#isPolite(id) || this.#isPlain(id),
      renew: (id) => this.#beginAnew(id),
    });
    findHardware();
    /** @type {RTCConfiguration} */
    const policy = { bundlePolicy: 'max-bundle', iceTransportPolicy: relayOnly ? 'relay' : 'all' };
    this.#createConnection = () => createConnection({ iceServers: this.#servers, ...policy });
    const { signal } = this.#listening;
    room.addEventListener('snapshot', ({ detail }) => this.#entered(detail), { signal });
    room.addEventListener('joined', ({ detail }) => this.#joined(detail.peer), { signal });
    room.addEventListener('left', ({ detail }) => this.#left(detail.peer), { signal });
    room.addEventListener('signal', ({ detail }) => this.#signalled(detail), { signal });
    room.addEventListener('peer-state', ({ detail }) => this.#stateTold(detail), { signal });
  }

  /** @returns {ReadonlyMap<string, Peer>} */
  get peers() {
    return this.#peers;
  }

  // Lifecycle

  close() {
    this.#listening.abort();
    for (const peer of [...this.#peers.keys(), ...this.#trials.open]) this.#drop(peer);
  }

  // Actions

  /** Sends another track to everybody, or none. @param {media.Slot} slot @param {media.Track} track */
  async replace(slot, track) {
    this.#tracks[slot] = track;
    await Promise.all([...this.#peers.values()].map((peer) => peer.replace(slot, track)));
  }

  /**
   * Tells a peer the height at which its camera is shown here, so that it sends no more.
   *
   * @param {string} id
   * @param {protocol.Height} video
   */
  want(id, video) {
    if (this.#wants.get(id) === video || !this.#peers.has(id)) return;
    this.#wants.set(id, video);
    this.#signals.send(id, { type: 'want', video });
  }

  /**
   * Tells a peer how much of one's pictures it is sent, so that it knows why they stand still.
   *
   * @param {string} id
   * @param {protocol.Sending['video']} video
   */
  tellSending(id, video) {
    if (this.#peers.has(id) && !this.#isPlain(id)) this.#signals.send(id, { type: 'sending', video });
  }

  /** @param {RTCIceServer[]} iceServers */
  useServers(iceServers) {
    this.#iceServers = iceServers;
    for (const peer of this.#peers.values()) peer.useServers(iceServers);
  }

  // Callbacks

  /** @param {{samePlace: boolean, restarted: boolean}} snapshot */
  #entered({ samePlace, restarted }) {
    const { peers } = this.#room;
    if (!samePlace) this.#pages.forget();
    for (const id of [...this.#peers.keys()]) {
      if (!samePlace) this.#drop(id);
      // Who is not back yet after a restart keeps the place, and media keeps flowing.
      else if (!peers.has(id)) this.#trials.hold(id, PLACE_HELD, () => this.#room.peers.has(id) || this.#left(id));
    }
    if (restarted) this.useServers(this.#room.iceServers);
    // The newcomer offers; whom media still flows to is left alone.
    for (const id of peers.keys()) this.#heal(id, restarted) || this.#meet(id, true);
  }

  /** @param {string} id */
  #joined(id) {
    if (this.#peers.get(id)?.state === 'connected') return this.#trials.release(id);
    this.#drop(id);
    this.#meet(id, false);
  }

  /** @param {string} id */
  #left(id) {
    this.#drop(id);
    this.#pages.left(id);
  }

  /** @param {{peer: string, connection?: string}} change */
  #stateTold({ peer, connection }) {
    if (connection === 'ok' && !this.#signals.isOfferLeaving(peer)) this.#renewals.cameBack(peer);
  }

  /** @param {{from: string, body: protocol.Signal}} signal */
  #signalled({ from, body }) {
    const page = this.#pages.judge(from, body, this.#isPlain(from));
    if (page === 'stale' || this.#renewals.signalled(from, body, page === 'new')) return;
    if (page === 'new') this.#meetPage(from, body.type);
    if (body.type === 'sending') return void this.emit('sending', { peer: from, video: body.video });
    const peer = this.#peers.get(from) ?? (this.#room.peers.has(from) ? this.#add(from, false) : null);
    peer?.receive(body).catch((error) => {
      // One bad description shall cost one connection a restart, not the call.
      console.warn('Signal from', from, error);
      peer?.restart();
    });
  }

  /** @param {string} id @param {Peer} peer */
  #changed(id, peer) {
    if (peer.state === 'connected') {
      // The place of who is not back yet is held no longer for that.
      if (this.#room.peers.has(id)) this.#trials.release(id);
      this.#trials.acquit(id);
      this.#renewals.connected(id);
    }
    this.emit('state', { peer: id, state: this.#trials.verdictOn(id) ?? peer.state });
  }

  // Internal

  get #servers() {
    return this.#iceServers ?? this.#room.iceServers;
  }

  /**
   * Whether that is a page of MDN's kind, which has one picture and cannot step back from an offer.
   *
   * @param {string} id
   */
  #isPlain(id) {
    return this.#room.peers.get(id)?.dialect === 'json';
  }

  /** @param {string} id */
  #isPolite(id) {
    return (this.#room.you?.peer ?? '') < id;
  }

  /** Whether nothing reaches that peer now. @param {string} id */
  #isAway(id) {
    const peer = this.#room.peers.get(id);
    return this.#room.isAway || !peer || peer.connection === 'reconnecting';
  }

  /** @param {string} id @param {boolean} initiator */
  #meet(id, initiator) {
    if (!this.#isPlain(id)) return this.#add(id, initiator);
    const peer = this.#add(id, false);
    setTimeout(() => this.#peers.get(id) === peer && peer.begin(), THEIR_OFFER_WITHIN);
    return peer;
  }

  /** @param {string} id @param {boolean} initiator */
  #add(id, initiator) {
    const peer = new Peer({
      connect: this.#createConnection,
      polite: this.#isPolite(id),
      initiator,
      send: (body) => this.#signals.send(id, body),
      isAway: () => this.#isAway(id),
      tracks: this.#tracks,
      slots: this.#isPlain(id) ? FACE : SLOTS,
      peers: () => this.#peers.size || 1,
    });
    this.#peers.set(id, peer);
    peer.addEventListener('track', ({ detail }) => this.emit('track', { peer: id, ...detail }));
    peer.addEventListener('channel', ({ detail }) => this.emit('channel', { peer: id, ...detail }));
    peer.addEventListener('state', () => this.#changed(id, peer));
    peer.addEventListener('stuck', () => this.#stuck(id));
    this.#trials.begin(id);
    return peer;
  }

  /** @param {string} id */
  #stuck(id) {
    if (this.#renewsStuck && this.#room.peers.has(id) && !this.#isPlain(id)) this.#renewals.gotStuck(id);
  }

  /** @param {string} id */
  #beginAnew(id) {
    this.#close(id);
    this.#pages.beginAnew(id);
    this.#add(id, true);
  }

  /** @param {string} id @param {string} type of what the page says first */
  #meetPage(id, type) {
    // It stepped back from an offer of its own.
    if (type === 'video-answer') this.#wants.delete(id);
    else if (this.#isPlain(id)) this.#drop(id);
    else this.#close(id);
  }

  /** Forgets what was tried with that peer, too. @param {string} id */
  #drop(id) {
    this.#trials.release(id);
    this.#trials.acquit(id);
    this.#renewals.forget(id);
    this.#close(id);
  }

  /** @param {string} id */
  #close(id) {
    const peer = this.#peers.get(id);
    if (!peer) return;
    this.#peers.delete(id);
    this.#wants.delete(id);
    peer.close();
    this.emit('gone', { peer: id });
  }

  /**
   * A relay in the server's process ended with it, which the browser notices seconds later.
   *
   * @param {string} id
   * @param {boolean} restarted
   */
  #heal(id, restarted) {
    const peer = this.#peers.get(id);
    if (peer?.isBroken) peer.restart();
    else if (peer && restarted) peer.restartIfRelayed();
    return Boolean(peer);
  }

  /** Why nothing connects, where nothing did. @param {string} id */
  #judge(id) {
    const peer = this.#peers.get(id);
    if (!peer || peer.connectedOnce) return null;
    const isOffered = this.#servers.some(({ urls }) => [urls].flat().some((url) => url.startsWith('turn')));
    return isOffered && !peer.lacksRelay ? 'unreachable' : 'no-relay';
  }
}

/** @param {RTCConfiguration} configuration */
function connect(configuration) {
  return new RTCPeerConnection(configuration);
}
