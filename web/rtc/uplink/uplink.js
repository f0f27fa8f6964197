import { Events } from '../../lib/events.js';
import { ornament } from '../../lib/ornament.js';
import { AudioFirst } from './audio-first.js';

/** From the best to the worst. @type {import('./audio-first.js').VideoState[]} */
const STATES = ['full', 'reduced', 'paused'];

/**
 * Keeps sound clear to every peer of a mesh: fits what is sent to what arrives, and tells the others how much they get.
 *
 * Events: `change` (detail: {state}: of most of what is sent, which tells of one's own line rather than of theirs).
 *
 * @extends {Events<{change: {state: import('./audio-first.js').VideoState}}>}
 */
export class Uplink extends Events {
  #mesh;
  /** @type {Map<string, AudioFirst>} */
  #lines = new Map(); // peer id → how much of the way there is for video

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
    for (const [id, video] of this.#lines) {
      if (video.state !== 'paused') continue;
      video.insist();
      this.#fit(id);
      this.#mesh.tellSending(id, video.state);
    }
    this.#look();
  }

  /** @param {import('../stats.js').Reading} reading */
  #read({ peer, line }) {
    const video = this.#lines.get(peer) ?? new AudioFirst();
    this.#lines.set(peer, video);
    const before = video.state;
    video.add(line);
    this.#fit(peer);
    if (video.state !== before) this.#mesh.tellSending(peer, video.state);
    this.#look();
  }

  /** @param {string} id */
  #fit(id) {
    const line = this.#lines.get(id);
    const peer = this.#mesh.peers.get(id);
    if (!line || !peer) return;
    const peers = this.#mesh.peers.size;
    ornament(() => peer.limit({ level: line.level, loss: line.loss, peers }));
  }

  /** @param {string} peer */
  #forget(peer) {
    this.#lines.delete(peer);
    this.#look();
  }

  #look() {
    const states = [...this.#lines.values()].map((video) => STATES.indexOf(video.state)).sort();
    const state = STATES[states[Math.floor((states.length - 1) / 2)] ?? 0];
    if (state === this.state) return;
    this.state = state;
    this.emit('change', { state });
  }
}
