import { Events } from '../lib/events.js';
import { ornament } from '../lib/ornament.js';
import { serverNow } from '../lib/server-time.js';
import { Quality } from './quality.js';
import { difference, madeUpPercent, totals } from './samples.js';
import { lineReading, lineTotals } from './uplink/line-reading.js';

const EVERY = 2000; // ms
const SAMPLE_EVERY = 10000; // ms between two samples for the call log
const SAMPLES_PER_WINDOW = 3; // by which the server knows in time who is still heard
const FIRST_SAMPLE = 2; // readings: a short call has one too

/** @typedef {import('./samples.js').Totals} Totals */

/**
 * Measures every peer of a mesh.
 *
 * Events: `reading` (detail: {peer, level: 'good' | 'fair' | 'poor', sample, madeUpPercent: of the sound heard from them,
 * line: how well what is sent arrives}) every 2 s, `samples` (detail: the samples of a `quality` message, PROTOCOL.md section 5) every 10 s.
 *
 * @typedef {{peer: string, level: rest.Verdict, sample: protocol.QualitySample,
 *   madeUpPercent: number | null, line: import('./uplink/line-reading.js').LineReading}} Reading
 * @extends {Events<{reading: Reading, samples: protocol.QualitySample[]}>}
 */
export class Stats extends Events {
  #mesh;
  #timer = 0;
  #ticks = 0;
  #sampleEvery = SAMPLE_EVERY / EVERY; // readings
  /** @type {Map<string, Totals>} */
  #before = new Map(); // peer id → the totals of the last reading
  /** @type {Map<string, Totals>} */
  #reported = new Map(); // peer id → the totals when a sample was last made for the call log
  /** @type {Map<string, import('./uplink/line-reading.js').LineTotals>} */
  #lines = new Map(); // peer id → the same of what is sent
  /** @type {Map<string, Quality>} */
  #qualities = new Map(); // peer id → Quality

  /** @param {{mesh: {peers: ReadonlyMap<string, {pc: RTCPeerConnection, state: string}>}}} options */
  constructor({ mesh }) {
    super();
    this.#mesh = mesh;
  }

  start() {
    this.#timer ||= setInterval(() => this.#measure(), EVERY);
  }

  /** Samples come often enough for the server to hold the places of those who are heard. @param {number} window ms */
  fitInto(window) {
    this.#sampleEvery = readingsPerSample(window);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  async #measure() {
    const connected = [...this.#mesh.peers].filter(([, peer]) => peer.state === 'connected');
    const readings = await Promise.all(connected.map(([id, { pc }]) => this.#read(id, pc)));
    this.#forgetGone();
    this.#ticks++;
    if (this.#ticks !== FIRST_SAMPLE && this.#ticks % this.#sampleEvery !== 0) return;
    const samples = readings.flatMap(({ id, now }) => this.#sample(this.#reported, id, now) ?? []);
    if (samples.length) this.emit('samples', samples);
  }

  /** @param {string} id @param {RTCPeerConnection} pc */
  async #read(id, pc) {
    const report = await ornament(() => pc.getStats(), new Map());
    const now = totals(report);
    const line = lineTotals(report);
    const lineBefore = this.#lines.get(id);
    this.#lines.set(id, line);
    const last = this.#before.get(id);
    const sample = this.#sample(this.#before, id, now);
    if (!this.#reported.has(id) && now.at > 0) this.#reported.set(id, now);

    const quality = this.#qualities.get(id) ?? new Quality();
    this.#qualities.set(id, quality);
    if (sample && last && lineBefore) {
      quality.add(sample);
      const reading = { sample, madeUpPercent: madeUpPercent(last, now), line: lineReading(lineBefore, line) };
      this.emit('reading', { peer: id, level: quality.level, ...reading });
    }
    return { id, now };
  }

  /**
   * What has changed since the reading in `before`, which is then this one; null without an earlier one.
   *
   * @param {Map<string, Totals>} before
   * @param {string} id
   * @param {Totals} now
   */
  #sample(before, id, now) {
    const last = before.get(id);
    if (now.at > 0) before.set(id, now);
    if (!last || now.at <= last.at) return null;
    return { peer: id, at: new Date(serverNow()).toISOString(), ...difference(last, now) };
  }

  #forgetGone() {
    for (const id of this.#before.keys()) {
      if (this.#mesh.peers.has(id)) continue;
      this.#before.delete(id);
      this.#lines.delete(id);
      this.#reported.delete(id);
      this.#qualities.delete(id);
    }
  }
}

/** @param {number} window ms that the server waits for somebody who is away and not heard */
export function readingsPerSample(window) {
  return Math.max(1, Math.floor(Math.min(SAMPLE_EVERY, window / SAMPLES_PER_WINDOW) / EVERY));
}
