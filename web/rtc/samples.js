const KILO = 1000;

/** @typedef {any} Stat one entry of a report: which fields it has depends on its type */
/** @typedef {ReturnType<typeof totals>} Totals */

/** Whether media does not go from browser to browser: by a relay, or not at all. @param {RTCPeerConnection} pc */
export async function isRelayed(pc) {
  const report = await pc.getStats();
  const ends = endsOf(report, selectedPair(report));
  return ends.some((end) => !end || end.candidateType === 'relay');
}

/**
 * What one getStats() report adds up to (identifiers of W3C webrtc-stats).
 *
 * @param {RTCStatsReport | Map<string, any>} report
 */
export function totals(report) {
  const entries = [...report.values()];
  const inbound = entries.filter(({ type }) => type === 'inbound-rtp');
  const outbound = entries.filter(({ type }) => type === 'outbound-rtp');
  const speech = speechOf(inbound);
  const pair = selectedPair(report);
  const video = inbound
    .filter(({ kind, frameWidth }) => kind === 'video' && frameWidth)
    .sort((a, b) => b.frameWidth - a.frameWidth)[0];
  const ends = endsOf(report, pair);
  return {
    at: entries[0]?.timestamp ?? 0,
    received: sum(inbound, 'packetsReceived'),
    lost: sum(inbound, 'packetsLost'),
    bytesReceived: sum(inbound, 'bytesReceived'),
    // Who sends no media sends reports on what is received, which are no part of inbound-rtp.
    heard: sum(inbound, 'packetsReceived') + (pair?.bytesReceived ?? 0),
    bytesSent: sum(outbound, 'bytesSent'),
    rtt: pair?.currentRoundTripTime,
    played: sum(speech, 'totalSamplesReceived'),
    // Where somebody rests nothing is sent: that silence is no loss.
    madeUp: sum(speech, 'concealedSamples') - sum(speech, 'silentConcealedSamples'),
    jitter: Math.max(0, ...inbound.map(({ jitter }) => jitter ?? 0)),
    relay: ends.some((end) => end?.candidateType === 'relay'),
    relayProtocol: ends[0]?.relayProtocol,
    width: video?.frameWidth ?? 0,
    height: video?.frameHeight ?? 0,
    fps: video?.framesPerSecond ?? 0,
  };
}

/**
 * What the line was like between two readings, as a sample of a `quality` message has it (PROTOCOL.md section 5).
 *
 * @param {Totals} before
 * @param {Totals} now
 */
export function difference(before, now) {
  const seconds = (now.at - before.at) / KILO;
  const received = now.received - before.received;
  const lost = Math.max(0, now.lost - before.lost);
  /** @param {'bytesReceived' | 'bytesSent'} field */
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
    relayProtocol: now.relayProtocol,
    // On another way through the network the count begins anew.
    alive: now.heard !== before.heard,
  };
}

/** The microphone's is the first section of sound. @param {Stat[]} inbound */
function speechOf(inbound) {
  const sound = inbound.filter(({ kind }) => kind === 'audio');
  return sound.sort((a, b) => Number(a.mid ?? 0) - Number(b.mid ?? 0)).slice(0, 1);
}

/**
 * How much of the speech played between two readings had to be made up; null where none was played.
 *
 * @param {Totals} before
 * @param {Totals} now
 */
export function madeUpPercent(before, now) {
  const played = now.played - before.played;
  return played > 0 ? (100 * Math.max(0, now.madeUp - before.madeUp)) / played : null;
}

/** @param {RTCStatsReport | Map<string, any>} report */
function selectedPair(report) {
  const entries = [...report.values()];
  const transport = entries.find(({ type }) => type === 'transport');
  return (
    report.get(transport?.selectedCandidatePairId) ??
    entries.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded')
  );
}

/** @param {RTCStatsReport | Map<string, any>} report @param {Stat | undefined} pair */
function endsOf(report, pair) {
  return ['localCandidateId', 'remoteCandidateId'].map((end) => report.get(pair?.[end]));
}

/** @param {Stat[]} entries @param {string} field */
function sum(entries, field) {
  return entries.reduce((total, entry) => total + (entry[field] ?? 0), 0);
}
