import { Events } from '../lib/events.js';
import { ornament } from '../lib/ornament.js';
import { offersChannels, openChannels } from './channels.js';
import { Healing } from './healing.js';
import { Negotiation } from './negotiation.js';
import { OutgoingMedia } from './outgoing-media.js';
import { isRelayed } from './samples.js';
import { tuned } from './sdp.js';
import { Sections } from './sections.js';
import { FACE, SLOTS } from './slots.js';
import { NO_LIMIT } from './uplink/bitrate-plan.js';
import { startKbps, WEAK } from './uplink/start-rate.js';
import { Turns } from './turns.js';

const REACHED = ['connected', 'completed']; // states of RTCPeerConnection.iceConnectionState

/**
 * Media with one remote peer. Knows no page and no socket: signals go out through `send` and come in by `receive`.
 *
 * Events: `track` (detail: {slot, track}: what they send, for as long as the connection lives), `state` (detail:
 * 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed'), `channel` (detail: {name, channel}: one is
 * open), `stuck` (only another connection helps).
 *
 * @extends {Events<{track: {slot: media.Slot, track: MediaStreamTrack}, state: RTCPeerConnectionState, stuck: void,
 *   channel: import('./channels.js').OpenChannel}>}
 */
export class Peer extends Events {
  #connect;
  #polite;
  #send;
  #slots;
  #peers;
  #outgoing;
  #limit = NO_LIMIT;
  #line;
  /** @type {RTCRtpReceiver | null} */
  #micReceiver = null;
  #healing;
  #connectedOnce = false;
  #turns = new Turns();

  /**
   * @param {{connect: () => RTCPeerConnection, polite: boolean, initiator: boolean,
   *   send: (body: protocol.Signal) => void, isAway?: () => boolean, tracks?: Partial<media.Tracks>,
   *   slots?: typeof SLOTS, peers?: () => number}} options `initiator` offers first; `isAway` tells whether nothing
   *   reaches that peer now; `tracks` by slot; `peers` to how many all is sent
   */
  constructor({ connect, polite, initiator, send, isAway = () => false, tracks = {}, slots = SLOTS, peers = () => 1 }) {
    super();
    this.#connect = connect;
    this.#polite = polite;
    this.#send = send;
    this.#slots = slots;
    this.#peers = peers;
    this.#outgoing = new OutgoingMedia({ slots, tracks });
    this.#healing = new Healing({
      restart: () => void this.#inTurn(() => this.#restart()),
      // A page of MDN's kind cannot be asked.
      ask: polite && slots !== FACE ? () => send({ type: 'restart' }) : null,
      isAway,
      renew: () => this.emit('stuck'),
    });
    this.#line = this.#open();
    if (initiator) this.#begin();
  }

  get pc() {
    return this.#pc;
  }

  get state() {
    return this.#pc.connectionState;
  }

  get isBroken() {
    return ['failed', 'disconnected'].includes(this.state);
  }

  /** Whether media has flowed at any time. */
  get connectedOnce() {
    return this.#connectedOnce;
  }

  /** Whether this end looked for ways and no relay gave it an address. */
  get lacksRelay() {
    return Boolean(this.#pc.localDescription) && !this.#negotiation.hasRelay;
  }

  /** Whether the first offer of this end is under way, and nothing of theirs was taken in yet. */
  get isOfferingFirst() {
    return this.#turns.isIdle && !this.#pc.remoteDescription && this.#negotiation.isOffering;
  }

  /** How loud their microphone is right now: 0 to 1. */
  get loudness() {
    return this.#micReceiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  // Lifecycle

  close() {
    this.#healing.close();
    this.#negotiation.close();
    this.#pc.ontrack = null;
    this.#pc.onconnectionstatechange = null;
    this.#pc.oniceconnectionstatechange = null;
    this.#pc.close();
  }

  // Actions

  /** Makes the first offer, unless theirs was there before. */
  begin() {
    return this.#inTurn(() => this.#begin());
  }

  /**
   * Takes one signal of theirs; others than PROTOCOL.md section 6 names are left alone.
   *
   * @param {protocol.Signal} body
   */
  async receive(body) {
    if (body.type === 'video-offer' || body.type === 'video-answer') await this.#inTurn(() => this.#describe(body));
    if (body.type === 'new-ice-candidate') await this.#inTurn(() => this.#negotiation.addCandidate(body));
    if (body.type === 'restart') await this.#inTurn(() => this.#asked());
    if (body.type === 'want') await this.#outgoing.want(body.video);
  }

  /** Sends an offer that nobody answered yet once more. */
  remind() {
    this.#negotiation.remind();
  }

  /** Sends another track in that slot, or nothing. @param {media.Slot} slot @param {MediaStreamTrack | null} track */
  replace(slot, track) {
    return this.#outgoing.replace(slot, track);
  }

  /** Sends no more than that. @param {import('./uplink/bitrate-plan.js').Limit} limit */
  async limit(limit) {
    const { speech } = this.#limit;
    this.#limit = limit;
    await this.#outgoing.limit(limit);
    if (limit.speech !== speech) await ornament(() => this.#inTurn(() => this.#negotiation.retune()));
  }

  /** How much of their speech is kept before it is played. @param {number} delay ms, 0 for what the browser thinks best */
  keepSound(delay) {
    const receiver = this.#micReceiver;
    if (receiver && 'jitterBufferTarget' in receiver) receiver.jitterBufferTarget = delay || null;
  }

  /** Looks for another way through the network; media goes on over the old one meanwhile. */
  restart() {
    if (this.#pc.signalingState === 'closed') return undefined; // they left meanwhile
    // Nothing stands yet that an offer of this end could harm.
    if (this.#pc.remoteDescription) return this.#healing.begin();
    return this.#inTurn(() => this.#restart());
  }

  /** The same where a relay carries the media, at either end, or nothing does. */
  async restartIfRelayed() {
    if (await isRelayed(this.#pc)) this.restart();
  }

  /** Relays with fresh credentials, for the next restart. @param {RTCIceServer[]} iceServers */
  useServers(iceServers) {
    this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), iceServers });
  }

  // Callbacks

  /** @param {MediaStreamTrack} track @param {RTCRtpTransceiver} transceiver */
  #received(track, transceiver) {
    const slot = this.#sections.slotOf(transceiver);
    if (slot === 'mic') this.#micReceiver = transceiver.receiver;
    this.emit('track', { slot, track });
  }

  #stateChanged() {
    const state = this.#pc.connectionState;
    if (state === 'connected') this.#connected();
    this.#healing.stateChanged(state);
    this.emit('state', state);
  }

  #wayChanged() {
    const { iceConnectionState, connectionState } = this.#pc;
    this.#healing.wayChanged(REACHED.includes(iceConnectionState) && connectionState !== 'connected');
  }

  /** An offer that is on its way does for both. */
  #asked() {
    if (this.#pc.signalingState === 'stable') this.#restart();
  }

  #connected() {
    this.#connectedOnce = true;
    this.#outgoing.fit();
  }

  // Internal

  get #pc() {
    return this.#line.pc;
  }

  get #sections() {
    return this.#line.sections;
  }

  get #negotiation() {
    return this.#line.negotiation;
  }

  #restart() {
    if (this.#sections.isEmpty) this.#begin();
    else this.#pc.restartIce();
  }

  /** A connection; another one takes its place where it cannot be used any further. */
  #open() {
    const pc = this.#connect();
    pc.ontrack = ({ track, transceiver }) => this.#received(track, transceiver);
    pc.onconnectionstatechange = () => this.#stateChanged();
    pc.oniceconnectionstatechange = () => this.#wayChanged();
    const sections = new Sections(pc, this.#slots);
    this.#outgoing.useSections(sections);
    const negotiation = new Negotiation({
      pc,
      polite: this.#polite,
      send: this.#send,
      tune: (description) => {
        // Once more, and Chromium would forget what it knows of the line and try it out anew, over all that is said.
        const later = this.#limit.speech === 'long' ? WEAK : null;
        const start = pc.currentRemoteDescription ? later : startKbps(this.#peers());
        return tuned(description, { startKbps: start, speech: this.#limit.speech });
      },
      beforeAnswer: () => {
        this.#outgoing.adopt();
        if (offersChannels(pc)) this.#openChannels();
      },
    });
    return { pc, sections, negotiation, hasChannels: false };
  }

  /** A page of MDN's kind has none. */
  #openChannels() {
    if (this.#line.hasChannels || this.#slots === FACE) return;
    this.#line.hasChannels = true;
    openChannels(this.#pc, (name, channel) => this.emit('channel', { name, channel }));
  }

  #begin() {
    if (this.#pc.remoteDescription || !this.#sections.isEmpty) return;
    this.#outgoing.open();
    this.#openChannels();
    this.#negotiation.offer(); // at once: from here on an offer of theirs meets ours
  }

  /**
   * A description is taken in over several steps, between which none of the next may happen.
   *
   * @template T
   * @param {() => T | Promise<T>} take
   */
  #inTurn(take) {
    return this.#turns.take(() => this.#pc.signalingState !== 'closed' && take());
  }

  /** @param {protocol.Description} body */
  async #describe(body) {
    if (this.#negotiation.givesWayTo(body)) {
      this.close();
      this.#line = this.#open();
    }
    await this.#negotiation.describe(body);
    if (body.type === 'video-offer') this.#healing.offered();
  }
}
