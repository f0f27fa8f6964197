import { api } from '../../lib/api.js';
import { Events, listenUntil } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { later } from '../../lib/later.js';
import { ornament } from '../../lib/ornament.js';
import { roomPath } from '../../lib/room-path.js';
import { Mesh } from '../../rtc/mesh.js';
import { Connection } from '../../signaling/connection.js';
import { Rings } from '../../signaling/rings.js';
import { Room } from '../../signaling/room.js';
import { CallView } from '../../ui/call/view.js';
import { announce } from './chat/announce.js';
import { speak } from './chat/speak.js';
import { keepAwake } from './awake.js';
import { addAttendance } from './monitor/attendance.js';
import { reasonOf } from './closed.js';
import { Company } from './participants.js';
import { Controls } from './controls.js';
import { tellEnding } from './ending.js';
import { Files } from './chat/files.js';
import { guestLinkOf } from './guest-link.js';
import { Hosts } from './hosts.js';
import { keepPlace, takePlace } from './rejoin-state.js';
import { keepRelays } from './monitor/relays.js';
import { tellCheck } from './monitor/pre-call-check.js';
import { addRinging } from './ringing.js';
import { Roster } from './roster.js';
import { tellSilence } from './silence.js';
import { tellSettingUp } from './setting-up.js';
import { askStillThere } from './still-there.js';
import { Talk } from './chat/chat.js';
import { Watch } from './monitor/call-monitor.js';

const lengths = later(() => import('./logged-length.js'));

const COMPANY = /** @type {const} */ (['joined', 'left', 'room-changed']); // after which it may be called otherwise
/** @type {media.Slot[]} */
const SLOTS = ['mic', 'camera', 'screen', 'screenSound'];

/**
 * What the parts of a call work with.
 *
 * @typedef {{view: CallView, room: Room, mesh: Mesh, media: LocalMedia, me: rest.Me, signal: AbortSignal}} Parts
 * @typedef {{reason: string, by?: string, length: number | Promise<number>, people: number, others: {user: string, name: string}[],
 *   goesOn: boolean, used: {mic: boolean, camera: boolean}}} Over `length`: in seconds; `goesOn`: whether one can come back into it
 * @typedef {{code: string} & Partial<protocol.Refusal>} Refused
 * @typedef {import('../../rtc/media.js').LocalMedia} LocalMedia
 */

/**
 * One stay in one room, from entering to leaving, with everything on the screen.
 *
 * Events: `over` (detail: {reason, by, length, people, others, goesOn, used}), `knocking` (detail: {code}), `inside` once one is let in, `refused` (detail: {code, message}).
 *
 * @extends {Events<{over: Over, knocking: protocol.Refusal, inside: undefined, refused: Refused}>}
 */
export class Call extends Events {
  #me;
  #media;
  #connection;
  #room;
  #rings;
  #mesh;
  #view;
  #controls;
  #watch;
  #roster;
  #hosts;
  #company;
  #over = false;
  #listening = new AbortController();

  /**
   * @param {{me: rest.Me, room: rest.RoomName, media: LocalMedia, call?: string, passcode?: string, replaces?: string,
   *   deaf?: boolean}} options `call` where one was rung, `replaces` one's peer on the device that this one takes over
   *   from, `deaf` for who comes without sound
   */
  constructor({ me, room, media, call, passcode, replaces, deaf }) {
    super();
    this.#me = me;
    this.#media = media;
    this.#connection = new Connection({ url: `${location.origin.replace(/^http/, 'ws')}/ws` });
    const place = takePlace(room.id);
    this.#room = new Room({ connection: this.#connection, id: room.id, passcode, place, replaces });
    this.#rings = new Rings({ connection: this.#connection });
    this.#mesh = new Mesh({ room: this.#room, relayOnly: me.relayOnly });
    this.#view = new CallView({
      name: room.name,
      url: `${location.origin}${roomPath(room.id)}`,
      guestLink: me.guest ? undefined : guestLinkOf(room.id, me.user),
    });
    this.element = this.#view.element;
    const { signal } = this.#listening;
    const parts = { view: this.#view, room: this.#room, mesh: this.#mesh, media, me, signal };
    this.#company = new Company({ ...parts, rung: Boolean(call) });
    this.#roster = new Roster(parts);
    this.#watch = new Watch({ ...parts, roster: this.#roster });
    const talk = new Talk(parts);
    new Files({ ...parts, talk });
    const { meter } = this.#watch;
    this.#controls = new Controls({ ...parts, roster: this.#roster, meter, deaf, leave: () => this.leave() });
    this.#hosts = new Hosts({ ...parts, onAsking: (count) => (this.#controls.asking = count) });
    const ringing = addRinging({
      ...parts,
      connection: this.#connection,
      rings: this.#rings,
      leave: () => (this.#stop(), this.#controls.recordings.saved),
    });
    const isExpecting = () => this.#rings.outgoing.size > 0;
    askStillThere({ ...parts, isExpecting, leave: () => this.leave('idle') });
    addAttendance({ ...parts, watch: this.#watch, controls: this.#controls, hosts: this.#hosts, ringing });
    keepRelays(parts);
    tellCheck(parts);
    announce(parts);
    speak(parts);
    tellSilence(parts);
    tellSettingUp(parts);
    keepAwake(parts);
    tellEnding({
      ...parts,
      rings: this.#rings,
      company: this.#company,
      hosts: this.#hosts,
      leave: (reason, by) => this.leave(reason, by),
    });
    keepPlace(this.#room, media, call, signal);
    this.#listen();
  }

  // Lifecycle

  start() {
    this.#view.showWaiting(t('call.connecting'));
    for (const slot of SLOTS) this.#mesh.replace(slot, this.#media.tracks[slot]);
    this.#controls.attach();
    this.#watch.start();
    this.#connection.connect();
    // Without an answer it keeps to the limits that servers usually have.
    api.get('/limits').then(
      (limits) => this.#connection.pace.keepTo(limits),
      () => {},
    );
    this.#rings.start();
    this.#room.enter();
  }

  /** @param {string} [reason] @param {string} [by] who wanted it, where that is somebody else */
  leave(reason = 'left', by = undefined) {
    if (this.#over) return;
    const { seconds } = this.#view.heading;
    const used = this.#media.wanted;
    const goesOn = this.#goesOn;
    const told = this.#stop();
    const { size: people, others, call } = this.#company;
    const logged = async () =>
      (await lengths()).loggedLength(String(call), { me: this.#me, told, otherwise: seconds });
    const length = call && !this.#me.guest ? ornament(logged, seconds) : seconds;
    this.emit('over', { reason, by, length, people, others, goesOn, used });
  }

  /** Nobody was met and nothing is told: one does not want in any more. */
  giveUp() {
    this.#stop();
  }

  /** What was taken off the page stands still until it is played again. */
  play() {
    this.#roster.play();
  }

  /** @returns {Promise<void>} until the server knows */
  #stop() {
    this.#over = true;
    this.#listening.abort();
    this.#controls.detach();
    this.#watch.stop();
    this.#view.heading.stop();
    this.#mesh.close();
    this.#roster.close();
    this.#media.close();
    return this.#connection.close();
  }

  // Callbacks

  #listen() {
    const { signal } = this.#listening;
    const on = listenUntil(signal);
    on(this.#connection, 'state', (state) => this.#connectionChanged(state));
    this.#view.banner.isTalking = () => [...this.#mesh.peers.values()].some(({ state }) => state === 'connected');
    on(this.#room, 'snapshot', (snapshot) => this.#entered(snapshot));
    on(this.#room, 'removed', ({ reason, by }) => this.leave(reason, by));
    on(this.#room, 'knocking', (refusal) => this.emit('knocking', refusal));
    on(this.#room, 'refused', (refusal) => this.#refused(refusal));
    for (const change of COMPANY) on(this.#room, change, () => this.#controls.showTitle());
    on(this.#media, 'change', ({ slot, track }) => this.#mesh.replace(slot, track));
    on(this.#view, 'hear', () => this.#roster.play());
    on(this.#view.banner, 'rejoin', () => this.#connection.reconnect());
  }

  /** @param {protocol.ConnectionState} state */
  #connectionChanged(state) {
    if (state === 'connected') return this.#view.banner.found();
    if (state === 'reconnecting') return this.#view.banner.lost(this.#connection.outage.isRestart);
    if (state === 'closed') reasonOf(this.#connection.closeCode).then((code) => this.#refused({ code }));
  }

  /** @param {{first: boolean}} snapshot */
  #entered({ first }) {
    this.#controls.showTitle();
    this.#room.show(this.#controls.state).catch(() => {});
    if (first) this.emit('inside');
  }

  /** @param {{code: string}} refusal */
  #refused(refusal) {
    if (this.#over) return;
    if (refusal.code === 'no-such-room' && this.#room.inside) return this.leave('endedAway');
    this.#stop();
    this.emit('refused', refusal);
  }

  // Internal

  /** A call that was rung ends with the last but one in it. */
  get #goesOn() {
    const { others, room } = this.#room;
    return room?.kind !== 'call' || others.length > 1;
  }
}
