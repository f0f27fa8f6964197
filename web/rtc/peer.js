import { Negotiation } from './negotiation.js';
import { isRelayed } from './samples.js';
import { SLOTS, fitCamera, fitScreen } from './slots.js';

const DISCONNECTED_GRACE = 4000; // ms: short breaks heal by themselves

/**
 * Media with one remote peer. Knows no page and no socket: signals go out through `send` and come in by `receive`.
 *
 * Events: `track` (detail: {slot, track}: what they send, for as long as the connection lives), `state` (detail:
 * 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed').
 */
export class Peer extends EventTarget {
  #pc;
  #negotiation;
  #slots;
  #micReceiver = null;
  #transceivers = new Map(); // slot name → RTCRtpTransceiver
  #tracks = new Map(); // slot name → MediaStreamTrack | null
  #streams = { face: new MediaStream(), screen: new MediaStream() }; // what the other side shall keep in sync
  #want = 720;
  #graceTimer = 0;
  #connectedOnce = false;

  /**
   * @param {{pc: RTCPeerConnection, polite: boolean, initiator: boolean, send: (body: object) => void,
   *   tracks: Record<string, MediaStreamTrack | null>, slots?: typeof SLOTS}} options `initiator` makes the first
   *   offer; `tracks` by slot; `slots` that the other side can show
   */
  constructor({ pc, polite, initiator, send, tracks = {}, slots = SLOTS }) {
    super();
    this.#pc = pc;
    this.#slots = slots;
    for (const { name } of SLOTS) this.#tracks.set(name, tracks[name] ?? null);
    pc.ontrack = ({ track, transceiver }) => this.#received(track, transceiver);
    pc.onconnectionstatechange = () => this.#stateChanged();
    this.#negotiation = new Negotiation({ pc, polite, send, beforeAnswer: () => this.#adoptTransceivers() });
    if (initiator) this.begin();
  }

  get pc() {
    return this.#pc;
  }

  get state() {
    return this.#pc.connectionState;
  }

  /** Whether media has flowed at any time. */
  get connectedOnce() {
    return this.#connectedOnce;
  }

  /** How loud their microphone is right now: 0 to 1. */
  get loudness() {
    return this.#micReceiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  // Lifecycle

  close() {
    clearTimeout(this.#graceTimer);
    this.#negotiation.close();
    this.#pc.ontrack = null;
    this.#pc.onconnectionstatechange = null;
    this.#pc.close();
  }

  // Actions

  /** Makes the first offer, unless theirs was there before. */
  begin() {
    if (!this.#pc.remoteDescription && this.#transceivers.size === 0) this.#addTransceivers();
  }

  /** Takes one signal of theirs; others than PROTOCOL.md section 6 names are left alone. */
  async receive(body) {
    if (body.type === 'video-offer' || body.type === 'video-answer') await this.#negotiation.describe(body);
    if (body.type === 'new-ice-candidate') await this.#negotiation.addCandidate(body);
    if (body.type === 'want') await this.#wanted(body.video);
  }

  /** Sends another track in that slot, or nothing. */
  async replace(slot, track) {
    this.#tracks.set(slot, track);
    const shown = slot === 'screen' && !this.#showsScreens ? 'camera' : slot;
    const transceiver = this.#transceivers.get(shown);
    if (!transceiver) return;
    await transceiver.sender.replaceTrack(this.#trackIn(shown));
    await this.#fit(shown);
  }

  /** Looks for another way through the network; media goes on over the old one meanwhile. */
  restart() {
    this.#pc.restartIce();
  }

  /** The same where a relay carries the media, at either end, or nothing does. */
  async restartIfRelayed() {
    if (await isRelayed(this.#pc)) this.restart();
  }

  /** Relays with fresh credentials, for the next restart. */
  useServers(iceServers) {
    this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), iceServers });
  }

  // Callbacks

  #received(track, transceiver) {
    // A client of MDN's kind offers its tracks in media sections of its own.
    const slot =
      [...this.#transceivers].find(([, one]) => one === transceiver)?.[0] ??
      this.#freeSlot(transceiver)?.name ??
      (track.kind === 'audio' ? 'mic' : 'camera');
    if (slot === 'mic') this.#micReceiver = transceiver.receiver;
    this.#tell('track', { slot, track });
  }

  #stateChanged() {
    clearTimeout(this.#graceTimer);
    const state = this.#pc.connectionState;
    if (state === 'connected') this.#connected();
    if (state === 'failed') this.restart();
    if (state === 'disconnected') this.#graceTimer = setTimeout(() => this.restart(), DISCONNECTED_GRACE);
    this.#tell('state', state);
  }

  #connected() {
    this.#connectedOnce = true;
    for (const { name } of this.#slots) this.#fit(name);
  }

  async #wanted(height) {
    this.#want = height;
    await this.#fit('camera');
  }

  // Internal

  #addTransceivers() {
    for (const { name, kind } of this.#slots) {
      const streams = [this.#streamOf(name)];
      const transceiver = this.#pc.addTransceiver(kind, { direction: 'sendrecv', streams });
      this.#transceivers.set(name, transceiver);
      this.#load(name, transceiver);
    }
  }

  /** The answerer sends in the sections that the offer opened. */
  #adoptTransceivers() {
    for (const transceiver of this.#pc.getTransceivers()) {
      const slot = this.#freeSlot(transceiver);
      if (!slot || transceiver.stopped) continue;
      this.#transceivers.set(slot.name, transceiver);
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams?.(this.#streamOf(slot.name));
      this.#load(slot.name, transceiver);
    }
  }

  #freeSlot(transceiver) {
    if ([...this.#transceivers.values()].includes(transceiver)) return undefined;
    const index = this.#pc.getTransceivers().indexOf(transceiver);
    const kind = transceiver.receiver.track.kind;
    const before = this.#pc.getTransceivers().slice(0, index);
    const nth = before.filter((one) => one.receiver.track.kind === kind).length;
    const slot = this.#slots.filter((one) => one.kind === kind)[nth];
    return slot && !this.#transceivers.has(slot.name) ? slot : undefined;
  }

  get #showsScreens() {
    return this.#slots.some(({ name }) => name === 'screen');
  }

  /** Who can show but one picture sees a shared screen in the camera's place. */
  #trackIn(slot) {
    const screen = slot === 'camera' && !this.#showsScreens ? this.#tracks.get('screen') : null;
    return screen ?? this.#tracks.get(slot);
  }

  #load(slot, transceiver) {
    const track = this.#trackIn(slot);
    if (track) transceiver.sender.replaceTrack(track);
  }

  #streamOf(slot) {
    return slot === 'mic' || slot === 'camera' ? this.#streams.face : this.#streams.screen;
  }

  async #fit(slot) {
    const sender = this.#transceivers.get(slot)?.sender;
    if (!sender?.track) return;
    if (slot === 'camera') await fitCamera(sender, this.#want);
    if (slot === 'screen') await fitScreen(sender);
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
