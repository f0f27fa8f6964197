/** How good a line can be, the best first. */
export const LEVELS = ['good', 'fair', 'poor'];

// The server judges by the same: app.parley.calls.Threshold.
const FAIR = { lossPercent: 3, rttMs: 400, jitterMs: 40 };
const POOR = { lossPercent: 10, rttMs: 1000, jitterMs: 100 };

/**
 * How good a line was by one measurement. What was not measured is not held against it.
 *
 * @param {{lossPercent?: number|null, rttMs?: number|null, jitterMs?: number|null}} sample
 * @returns {'good'|'fair'|'poor'}
 */
export function levelOf(sample) {
  const exceeds = (limits) => Object.entries(limits).some(([field, limit]) => sample[field] > limit);
  if (exceeds(POOR)) return 'poor';
  return exceeds(FAIR) ? 'fair' : 'good';
}

/** @returns {'good'|'fair'|'poor'} */
export function worse(one, other) {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}
