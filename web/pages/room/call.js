import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { Mesh } from '../../rtc/mesh.js';
import { Connection } from '../../signaling/connection.js';
import { Rings } from '../../signaling/rings.js';
import { Room } from '../../signaling/room.js';
import { CallView } from '../../ui/call/view.js';
import { IncomingRings } from '../rings/incoming.js';
import { announce } from './announce.js';
import { addAttendance } from './attendance.js';
import { reasonOf } from './closed.js';
import { Controls } from './controls.js';
import { keepRelays } from './relays.js';
import { keepPlace, takePlace } from './place.js';
import { Roster } from './roster.js';
import { Talk } from './talk.js';
import { Watch } from './watch.js';

const CROWD = 5; // people from which on one enters muted
const OVER_DELAY = 5000; // ms a call of two stays on the screen after it ended
const SLOTS = ['mic', 'camera', 'screen', 'screenSound'];

/**
 * One stay in one room, from entering to leaving, with everything on the screen.
 *
 * Events: `over` (detail: {reason, seconds, people, used: {mic, camera}}), `refused` (detail: {code, message}).
 */
export class Call extends EventTarget {
  #me;
  #media;
  #call;
  #connection;
  #room;
  #rings;
  #mesh;
  #view;
  #controls;
  #watch;
  #roster;
  #met = new Set(); // user ids
  #over = false;
  #overTimer = 0;
  #listening = new AbortController();

  /**
   * @param {{me: {user: string, name: string, guest: boolean}, room: {id: string, name: string}, media:
   *   import('../../rtc/media.js').LocalMedia, call?: string, passcode?: string}} options `call` where one was rung
   */
  constructor({ me, room, media, call, passcode }) {
    super();
    this.#me = me;
    this.#media = media;
    this.#call = call;
    this.#connection = new Connection({ url: `${location.origin.replace(/^http/, 'ws')}/ws` });
    this.#room = new Room({ connection: this.#connection, id: room.id, passcode, place: takePlace(room.id) });
    this.#rings = new Rings({ connection: this.#connection });
    this.#mesh = new Mesh({ room: this.#room });
    this.#view = new CallView({
      name: room.name,
      url: `${location.origin}/r/${encodeURIComponent(room.id)}`,
      guestLink: me.guest ? undefined : () => this.#guestLink(),
    });
    this.element = this.#view.element;
    const { signal } = this.#listening;
    const parts = { view: this.#view, room: this.#room, mesh: this.#mesh, media, me, signal };
    this.#roster = new Roster(parts);
    this.#watch = new Watch({ ...parts, roster: this.#roster });
    const talk = new Talk(parts);
    this.#controls = new Controls({ ...parts, roster: this.#roster, talk, leave: () => this.leave() });
    addAttendance({ ...parts, watch: this.#watch, controls: this.#controls });
    keepRelays(parts);
    announce(parts);
    // In a call a ring is a knock; who accepts it leaves this room for that one.
    new IncomingRings(this.#rings, { stack: this.#view.knocks, roomName: () => null });
    keepPlace(this.#room, media, signal);
    this.#listen();
  }

  // Lifecycle

  start() {
    this.#view.showWaiting(t('call.connecting'));
    for (const slot of SLOTS) this.#mesh.replace(slot, this.#media.tracks[slot]);
    this.#controls.attach();
    this.#watch.start();
    this.#connection.connect();
    this.#rings.start();
    this.#room.enter();
  }

  leave(reason = 'left') {
    if (this.#over) return;
    const { seconds } = this.#view.heading;
    const { micOn: mic, cameraOn: camera } = this.#media;
    this.#stop();
    this.#tell('over', { reason, seconds, people: this.#met.size, used: { mic, camera } });
  }

  #stop() {
    this.#over = true;
    clearTimeout(this.#overTimer);
    this.#listening.abort();
    this.#controls.detach();
    this.#watch.stop();
    this.#view.heading.stop();
    this.#mesh.close();
    this.#roster.close();
    this.#connection.close();
    this.#media.close();
  }

  // Callbacks

  #listen() {
    const { signal } = this.#listening;
    const on = (target, event, run) => target.addEventListener(event, ({ detail }) => run(detail), { signal });
    on(this.#connection, 'state', (state) => this.#connectionChanged(state));
    on(this.#connection, 'draining', () => this.#view.banner.restarting());
    on(this.#room, 'snapshot', (snapshot) => this.#entered(snapshot));
    on(this.#room, 'joined', ({ peer }) => this.#joined(peer));
    on(this.#room, 'left', () => this.#showCompany());
    on(this.#room, 'removed', ({ reason }) => this.leave(reason));
    on(this.#room, 'ended', () => this.leave('ended'));
    on(this.#room, 'refused', (refusal) => this.#refused(refusal));
    for (const over of ['ended', 'failed']) on(this.#rings, over, ({ call }) => call === this.#call && this.#ended());
    // A ring speaks through the title too, and leaves it as it was when the ring came.
    on(this.#rings, 'change', () => this.#rings.incoming.size === 0 && this.#controls.showTitle());
    on(this.#media, 'change', ({ slot, track }) => this.#mesh.replace(slot, track));
    on(this.#view, 'hear', () => this.#roster.play());
    on(this.#view.banner, 'rejoin', () => this.leave('lost'));
  }

  #connectionChanged(state) {
    if (state === 'connected') return this.#view.banner.found();
    if (state === 'reconnecting') return this.#view.banner.lost();
    if (state === 'closed') reasonOf(this.#connection.closeCode).then((code) => this.#refused({ code }));
  }

  #entered({ first }) {
    const { peers, room } = this.#room;
    this.#view.heading.name = room.name;
    this.#controls.showTitle();
    this.#showCompany();
    for (const { user } of [...peers.values(), this.#me]) this.#met.add(user);
    if (first && peers.size + 1 >= CROWD && this.#media.micOn) {
      this.#media.mute(true);
      this.#view.notices.say(t('call.crowd'));
    }
    if (peers.size > 0) this.#view.heading.start(new Date(room.call?.startedAt ?? Date.now()));
    this.#room.show(this.#controls.state).catch(() => {});
  }

  #joined(id) {
    this.#met.add(this.#room.peers.get(id).user);
    this.#showCompany();
    this.#view.heading.start(new Date());
  }

  /** What was said last, and who hung up, shall be seen before the page changes. */
  #ended() {
    this.#view.showWaiting(t('call.ended'));
    this.#overTimer = setTimeout(() => this.leave('ended'), OVER_DELAY);
  }

  #refused(refusal) {
    if (this.#over) return;
    if (refusal.code === 'knock-required') return this.#view.showWaiting(t('call.refused.knock-required.text'));
    this.#stop();
    this.#tell('refused', refusal);
  }

  // Internal

  /** Nobody is invited to a call that was rung: it waits for those who were, and ends with them. */
  #showCompany() {
    const waits = this.#call && this.#room.peers.size === 0;
    this.#view.showWaiting(waits ? t(this.#met.size > 1 ? 'call.ended' : 'call.direct.waiting') : null);
  }

  async #guestLink() {
    const { url } = await api.post('/invites', { kind: 'guest', room: this.#room.id });
    return url;
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
