const KILO = 1000;
const ENOUGH = 20; // packets of sound from which their loss says something by itself

/** @typedef {any} Stat one entry of a report: which fields it has depends on its type */
/**
 * What left in one media section, and what the other end said of it. Where no picture is encoded there are packets too,
 * by which the browser tries out the line.
 *
 * @typedef {{sent: number, frames: number, fractionLost: number, at: number}} Flow
 */
/** @typedef {{at: number, available: number | null, rtt: number | null, flows: Record<string, Flow>}} LineTotals */
/**
 * How well what is sent arrives. `availableKbps` is null where the browser does not estimate it, `lossPercent` where
 * the other end has not reported since the last reading.
 *
 * @typedef {{at: number, availableKbps: number | null, lossPercent: number | null, rttMs: number | null,
 *   sendsVideo: boolean}} LineReading
 */

/**
 * What one getStats() report says of the way out (identifiers of W3C webrtc-stats).
 *
 * @param {RTCStatsReport | Map<string, any>} report
 * @returns {LineTotals}
 */
export function lineTotals(report) {
  /** @type {LineTotals} */
  const totals = { at: 0, available: null, rtt: null, flows: {} };
  for (const entry of report.values()) {
    totals.at = Math.max(totals.at, entry.timestamp ?? 0);
    // Of several pairs the one in use is the one with an estimate.
    if (entry.type === 'candidate-pair' && entry.availableOutgoingBitrate > 0) {
      totals.available = entry.availableOutgoingBitrate;
      totals.rtt = entry.currentRoundTripTime ?? null;
    }
    if (entry.type === 'outbound-rtp') addFlow(totals.flows, entry, report.get(entry.remoteId));
  }
  return totals;
}

/**
 * What the way out was like between two readings.
 *
 * @param {LineTotals} before
 * @param {LineTotals} now
 * @returns {LineReading}
 */
export function lineReading(before, now) {
  const flows = Object.entries(now.flows).map(([key, flow]) => {
    const old = before.flows[key] ?? { sent: 0, frames: 0, at: 0 };
    const isFilm = flow.frames > old.frames;
    return { key, isFilm, sent: Math.max(0, flow.sent - old.sent), isNew: flow.at > old.at, lost: flow.fractionLost };
  });
  const told = flows.filter(({ key, isFilm, sent, isNew }) => sent > 0 && isNew && (isFilm || key.startsWith('audio')));
  const sent = told.reduce((sum, flow) => sum + flow.sent, 0);
  const all = told.reduce((sum, flow) => sum + flow.lost * flow.sent, 0) / (sent || 1);
  const sound = told.find(({ key, sent: count }) => key.startsWith('audio') && count >= ENOUGH)?.lost ?? 0;
  return {
    at: now.at,
    availableKbps: now.available === null ? null : Math.round(now.available / KILO),
    lossPercent: sent > 0 ? Math.round(Math.max(all, sound) * KILO) / 10 : null,
    rttMs: now.rtt === null ? null : Math.round(now.rtt * KILO),
    sendsVideo: flows.some(({ isFilm }) => isFilm),
  };
}

/** @param {Record<string, Flow>} flows @param {Stat} outbound @param {Stat | undefined} theirs */
function addFlow(flows, outbound, theirs) {
  flows[`${outbound.kind} ${outbound.mid ?? outbound.ssrc}`] = {
    sent: outbound.packetsSent ?? 0,
    frames: outbound.framesEncoded ?? 0,
    fractionLost: theirs?.fractionLost ?? 0,
    at: theirs?.timestamp ?? 0,
  };
}
