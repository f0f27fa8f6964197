import { Quality } from './quality.js';

const EVERY = 2000; // ms
const SAMPLE_EVERY = 5; // readings: a sample for the call log each 10 s
const KILO = 1000;

/**
 * Measures every peer of a mesh.
 *
 * Events: `level` (detail: {peer, level: 'good' | 'fair' | 'poor'}), `samples` (detail: the samples of a `quality`
 * message, PROTOCOL.md section 5).
 */
export class Stats extends EventTarget {
  #mesh;
  #timer = 0;
  #ticks = 0;
  #before = new Map(); // peer id → the totals of the last reading
  #qualities = new Map(); // peer id → Quality

  /** @param {{mesh: {peers: ReadonlyMap<string, {pc: RTCPeerConnection, state: string}>}}} options */
  constructor({ mesh }) {
    super();
    this.#mesh = mesh;
  }

  start() {
    this.#timer ||= setInterval(() => this.#measure(), EVERY);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  level(peer) {
    return this.#qualities.get(peer)?.level ?? 'good';
  }

  async #measure() {
    const peers = [...this.#mesh.peers].filter(([, peer]) => peer.state === 'connected');
    const samples = await Promise.all(peers.map(([id, { pc }]) => this.#read(id, pc)));
    this.#forgetGone();
    if (++this.#ticks % SAMPLE_EVERY === 0 && samples.length) {
      this.dispatchEvent(new CustomEvent('samples', { detail: samples }));
    }
  }

  async #read(id, pc) {
    const now = totals(await pc.getStats());
    const sample = { peer: id, at: new Date().toISOString(), ...difference(this.#before.get(id), now) };
    this.#before.set(id, now);

    if (!this.#qualities.has(id)) this.#qualities.set(id, new Quality());
    const quality = this.#qualities.get(id);
    if (quality.add(sample)) {
      this.dispatchEvent(new CustomEvent('level', { detail: { peer: id, level: quality.level } }));
    }
    return sample;
  }

  #forgetGone() {
    for (const id of this.#before.keys()) {
      if (this.#mesh.peers.has(id)) continue;
      this.#before.delete(id);
      this.#qualities.delete(id);
    }
  }
}

/** What one getStats() report adds up to (identifiers of W3C webrtc-stats). */
function totals(report) {
  const entries = [...report.values()];
  const inbound = entries.filter(({ type }) => type === 'inbound-rtp');
  const outbound = entries.filter(({ type }) => type === 'outbound-rtp');
  const transport = entries.find(({ type }) => type === 'transport');
  const pair =
    report.get(transport?.selectedCandidatePairId) ??
    entries.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded');
  const video = inbound
    .filter(({ kind, frameWidth }) => kind === 'video' && frameWidth)
    .sort((a, b) => b.frameWidth - a.frameWidth)[0];
  return {
    at: entries[0]?.timestamp ?? 0,
    received: sum(inbound, 'packetsReceived'),
    lost: sum(inbound, 'packetsLost'),
    bytesReceived: sum(inbound, 'bytesReceived'),
    bytesSent: sum(outbound, 'bytesSent'),
    rtt: pair?.currentRoundTripTime,
    jitter: Math.max(0, ...inbound.map(({ jitter }) => jitter ?? 0)),
    relay: ['localCandidateId', 'remoteCandidateId'].some((end) => report.get(pair?.[end])?.candidateType === 'relay'),
    width: video?.frameWidth ?? 0,
    height: video?.frameHeight ?? 0,
    fps: video?.framesPerSecond ?? 0,
  };
}

function difference(before, now) {
  const seconds = before ? (now.at - before.at) / KILO : 0;
  const received = now.received - (before?.received ?? 0);
  const lost = Math.max(0, now.lost - (before?.lost ?? 0));
  const kbps = (field) => (seconds > 0 ? Math.round(((now[field] - before[field]) * 8) / KILO / seconds) : 0);
  return {
    rttMs: Math.round((now.rtt ?? 0) * KILO),
    lossPercent: received + lost > 0 ? Math.round((lost / (received + lost)) * KILO) / 10 : 0,
    jitterMs: Math.round(now.jitter * KILO),
    sendKbps: kbps('bytesSent'),
    receiveKbps: kbps('bytesReceived'),
    width: now.width,
    height: now.height,
    fps: Math.round(now.fps),
    relay: now.relay,
  };
}

function sum(entries, field) {
  return entries.reduce((total, entry) => total + (entry[field] ?? 0), 0);
}
