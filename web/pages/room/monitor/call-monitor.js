import { t } from '../../../lib/i18n.js';
import { keysAreAtHand } from '../../../lib/single-keys.js';
import { ornament } from '../../../lib/ornament.js';
import { DeadMic } from '../../../rtc/dead-mic.js';
import { Meter } from '../../../rtc/meter.js';
import { MutedTalk } from '../../../rtc/muted-talk.js';
import { safetyEmoji } from '../../../rtc/safety.js';
import { Stats } from '../../../rtc/stats.js';
import { guardSound } from './weak-network.js';

const EVERY = 200; // ms
const AUDIBLE = 0.02; // audio level of RTCRtpSynchronizationSource
const TALKING = 0.45; // level of one's own meter
const SPEAKING_HOLD = 600; // ms the ring stays after a sound
const PROMOTE_AFTER = 1500; // ms of speaking until somebody takes the stage

/** What is measured during a call: who speaks, how good each connection is, and that nobody sits in between. */
export class Watch {
  #view;
  #room;
  #mesh;
  #media;
  #roster;
  #stats;
  #timer = 0;
  /** @type {media.Track} */
  #heardBy = null;
  /** @type {Map<string, number>} */
  #heard = new Map(); // peer id or 'self' → ms of the last sound
  /** @type {{peer: string | null, since: number}} */
  #floor = { peer: null, since: 0 };
  #mutedTalk = new MutedTalk();
  #toldMuted = false;
  #deadMic = new DeadMic();
  /** @type {(() => void) | null} */
  #deadNote = null;

  /** How loud one's own microphone is, also while it is muted. */
  meter = new Meter();
  /** Four emoji for each peer that media flows to. */
  /** @type {Map<string, string | null>} */
  safety = new Map();

  /** @param {import('../call.js').Parts & {roster: import('../roster.js').Roster}} parts */
  constructor({ view, room, mesh, media, roster, signal }) {
    this.#view = view;
    this.#room = room;
    this.#mesh = mesh;
    this.#media = media;
    this.#roster = roster;
    this.#stats = new Stats({ mesh });
    this.#stats.addEventListener('reading', ({ detail }) => roster.tile(detail.peer)?.connection.show(detail));
    this.#stats.addEventListener('samples', ({ detail }) => room.reportQuality(detail).catch(() => {}));
    guardSound({ view, mesh, media, roster, stats: this.#stats, signal });
    room.addEventListener('snapshot', () => this.#stats.fitInto(room.resumeWindow), { signal });
    mesh.addEventListener('state', ({ detail }) => this.#connectionChanged(detail), { signal });
    mesh.addEventListener('gone', ({ detail }) => this.#forget(detail.peer), { signal });
    media.addEventListener('change', ({ detail }) => detail.slot === 'mic' && this.#listen(), { signal });
  }

  start() {
    this.#stats.start();
    this.#listen();
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  stop() {
    this.#stats.stop();
    this.meter.close();
    clearInterval(this.#timer);
  }

  // Callbacks

  #look() {
    for (const [id, peer] of this.#mesh.peers) this.#hear(id, peer.loudness > AUDIBLE);
    const talking = (this.meter.level ?? 0) > TALKING;
    this.#hear('self', talking && this.#media.micOn);
    this.#tellMuted(talking && !this.#media.micOn);
    this.#tellDead();
    this.#promote();
  }

  /** @param {{peer: string, state: string}} change */
  async #connectionChanged({ peer, state }) {
    if (state !== 'connected') return;
    const pc = this.#mesh.peers.get(peer)?.pc;
    this.safety.set(peer, pc ? await ornament(() => safetyEmoji(pc), null) : null);
    this.#showSafety();
  }

  // Internal

  /** Also where the microphone was turned off or on: the sentence is of a state that is over. */
  #listen() {
    const { mic } = this.#media.tracks;
    if (!this.#media.micOn) this.#takeDeadNote();
    // What was heard before is no talk into a muted microphone.
    else this.#mutedTalk = new MutedTalk();
    if (mic === this.#heardBy) return;
    this.#heardBy = mic;
    this.#takeDeadNote();
    this.#deadMic.reset();
    this.meter.listen(mic);
  }

  /** @param {string} id @param {boolean} sounds */
  #hear(id, sounds) {
    const now = performance.now();
    if (sounds) this.#heard.set(id, now);
    const speaking = now - (this.#heard.get(id) ?? -Infinity) < SPEAKING_HOLD;
    const key = id === 'self' ? this.#room.you?.peer : id;
    if (key) this.#roster.tile(key)?.setSpeaking(speaking);
    if (id === 'self') return;
    if (speaking && this.#floor.peer === null) this.#floor = { peer: id, since: now };
    if (!speaking && this.#floor.peer === id) this.#floor = { peer: null, since: now };
  }

  #promote() {
    const { peer, since } = this.#floor;
    if (!peer || peer === this.#roster.speaker || performance.now() - since < PROMOTE_AFTER) return;
    this.#roster.speaker = peer;
    this.#roster.spotlight();
  }

  /** Once a call: who talks to somebody beside the computer does not want to be told again. @param {boolean} talking */
  #tellMuted(talking) {
    if (!talking || this.#toldMuted || !this.#media.tracks.mic) return;
    if (!this.#mutedTalk.heard(performance.now())) return;
    this.#toldMuted = true;
    this.#view.notices.say(t(keysAreAtHand() ? 'call.mutedTalk' : 'call.mutedTalk.noKeys'));
  }

  #tellDead() {
    const at = performance.now();
    const { micOn, held } = this.#media;
    const othersTalk = [...this.#heard].some(([id, since]) => id !== 'self' && at - since < SPEAKING_HOLD);
    const found = this.#deadMic.look({ at, decibels: this.meter.decibels, on: micOn && !held, othersTalk });
    if (found === 'alive') this.#takeDeadNote();
    if (found !== 'dead') return;
    const action = { label: t('call.problem.mic.choose'), run: () => this.#view.moreMenu.showPopover() };
    this.#deadNote = this.#view.notices.say(t('call.problem.mic.silent'), { key: 'dead-mic', action, stays: true });
  }

  #takeDeadNote() {
    this.#deadNote?.();
    this.#deadNote = null;
  }

  /** @param {string} peer */
  #forget(peer) {
    this.#heard.delete(peer);
    this.safety.delete(peer);
    if (this.#floor.peer === peer) this.#floor = { peer: null, since: 0 };
    this.#showSafety();
  }

  #showSafety() {
    const [only] = this.safety.values();
    this.#view.heading.showSafety(this.safety.size === 1 ? only : null);
  }
}
