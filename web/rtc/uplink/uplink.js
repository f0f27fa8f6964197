import { Events } from '../../lib/events.js';
import { ornament } from '../../lib/ornament.js';
import { Playout } from '../playout.js';
import { AudioFirst } from './audio-first.js';
import { SpeechForm } from './speech-form.js';

/** From the best to the worst. @type {import('./audio-first.js').VideoState[]} */
const STATES = ['full', 'reduced', 'paused'];

/**
 * Keeps sound clear to and from every peer of a mesh: fits what is sent to what arrives, tells the others how much they
 * get, and plays theirs later where it comes unevenly.
 *
 * Events: `change` (detail: {state}: of most of what is sent, which tells of one's own line rather than of theirs).
 *
 * @extends {Events<{change: {state: import('./audio-first.js').VideoState}}>}
 */
export class Uplink extends Events {
  #mesh;
  /** @type {Map<string, {video: AudioFirst, speech: SpeechForm, playout: Playout}>} */
  #lines = new Map(); // peer id → what of the way there is for video, how speech takes it, and how theirs is played

  /** @type {import('./audio-first.js').VideoState} */
  state = 'full';

  /** @param {{mesh: import('../mesh.js').Mesh, stats: import('../stats.js').Stats, signal: AbortSignal}} options */
  constructor({ mesh, stats, signal }) {
    super();
    this.#mesh = mesh;
    stats.addEventListener('reading', ({ detail }) => this.#read(detail), { signal });
    mesh.addEventListener('gone', ({ detail }) => this.#forget(detail.peer), { signal });
  }

  /** A person wants video back, whatever the line is like. */
  insist() {
    for (const [id, { video }] of this.#lines) {
      if (video.state !== 'paused') continue;
      video.insist();
      this.#fit(id);
      this.#mesh.tellSending(id, video.state);
    }
    this.#look();
  }

  /** @param {import('../stats.js').Reading} reading */
  #read({ peer, line, madeUpPercent }) {
    const its = this.#lines.get(peer) ?? { video: new AudioFirst(), speech: new SpeechForm(), playout: new Playout() };
    this.#lines.set(peer, its);
    const { video } = its;
    const before = video.state;
    video.add(line);
    its.speech.add(line, video);
    its.playout.add({ at: line.at, madeUpPercent });
    this.#fit(peer);
    if (video.state !== before) this.#mesh.tellSending(peer, video.state);
    this.#look();
  }

  /** @param {string} id */
  #fit(id) {
    const its = this.#lines.get(id);
    const peer = this.#mesh.peers.get(id);
    if (!its || !peer) return;
    const { level, loss } = its.video;
    ornament(() => peer.keepSound(its.playout.delay));
    ornament(() => peer.limit({ level, loss, speech: its.speech.form, peers: this.#mesh.peers.size }));
  }

  /** @param {string} peer */
  #forget(peer) {
    this.#lines.delete(peer);
    this.#look();
  }

  #look() {
    const states = [...this.#lines.values()].map(({ video }) => STATES.indexOf(video.state)).sort();
    const state = STATES[states[Math.floor((states.length - 1) / 2)] ?? 0];
    if (state === this.state) return;
    this.state = state;
    this.emit('change', { state });
  }
}
