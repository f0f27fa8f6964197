/** How good a line can be, the best first. @type {rest.Verdict[]} */
export const LEVELS = ['good', 'fair', 'poor'];

// The server judges by the same: app.parley.calls.Threshold.
/** @typedef {{lossPercent: number, rttMs: number, jitterMs: number}} Limits */
const FAIR = { lossPercent: 3, rttMs: 400, jitterMs: 40 };
const POOR = { lossPercent: 10, rttMs: 1000, jitterMs: 100 };

/**
 * How good a line was by one measurement. What was not measured is not held against it.
 *
 * @param {{lossPercent?: number|null, rttMs?: number|null, jitterMs?: number|null}} sample
 * @returns {rest.Verdict}
 */
export function levelOf(sample) {
  /** @param {Limits} limits */
  const exceeds = ({ lossPercent, rttMs, jitterMs }) =>
    (sample.lossPercent ?? 0) > lossPercent || (sample.rttMs ?? 0) > rttMs || (sample.jitterMs ?? 0) > jitterMs;
  if (exceeds(POOR)) return 'poor';
  return exceeds(FAIR) ? 'fair' : 'good';
}

/**
 * What of a measurement keeps a line from being good, where something does.
 *
 * @param {Limits} sample
 * @returns {'loss' | 'delay' | 'jitter' | null}
 */
export function reasonOf({ lossPercent, rttMs, jitterMs }) {
  const [loss, delay, jitter] = [lossPercent / POOR.lossPercent, rttMs / POOR.rttMs, jitterMs / POOR.jitterMs];
  if (levelOf({ lossPercent, rttMs, jitterMs }) === 'good') return null;
  if (loss >= delay && loss >= jitter) return 'loss';
  return delay >= jitter ? 'delay' : 'jitter';
}

/** @param {rest.Verdict} one @param {rest.Verdict} other @returns {rest.Verdict} */
export function worse(one, other) {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}
