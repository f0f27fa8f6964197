// s
const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
const MOST_TICKS = 5;
const MARGIN = 0.14; // of the whole: half of a time's words on a phone
const SAMPLE = 10_000; // ms that a sample speaks for
const GAP = 2.5 * SAMPLE; // ms without a sample after which nothing is known

/** @typedef {{from: number, to: number}} Stretch ms */
/** @typedef {{at: number, verdict: rest.Verdict}} VerdictAt ms */
/** @typedef {{start: number, end: number, share: (instant: number) => number}} Scale ms; `share` from 0 to 1 */

/**
 * The time a call takes, from the ring on, and places in it.
 *
 * @param {rest.Call} call of the log
 * @param {number} now ms; where the scale of a call that goes on ends
 */
export function scaleOf(call, now) {
  const start = Date.parse(call.startedAt);
  return scaleWithin({ from: start, to: Math.max(start + 1000, call.endedAt ? Date.parse(call.endedAt) : now) });
}

/**
 * @param {Stretch} stretch
 * @returns {Scale}
 */
export function scaleWithin({ from: start, to: end }) {
  /** @param {number} instant */
  const share = (instant) => Math.min(1, Math.max(0, (instant - start) / Math.max(1, end - start)));
  return { start, end, share };
}

/**
 * A few round times of day in a stretch of time, none so near an end that its words would not fit.
 *
 * @param {Scale} scale
 * @returns {number[]} ms
 */
export function ticksOf({ start, end }) {
  const longest = STEPS[STEPS.length - 1];
  const step = 1000 * (STEPS.find((seconds) => (end - start) / (seconds * 1000) <= MOST_TICKS) ?? longest);
  const first = Math.ceil(start / step) * step;
  const ticks = Array.from({ length: Math.floor((end - first) / step) + 1 }, (_, index) => first + index * step);
  const margin = MARGIN * (end - start);
  return ticks.filter((tick) => tick - start >= margin && end - tick >= margin);
}

/**
 * When somebody was in a call. @returns {Stretch[]}
 *
 * @param {rest.CallPerson} person @param {Scale} scale
 */
export function spansOf(person, { end }) {
  return person.spans.map(({ joinedAt, leftAt }) => ({
    from: Date.parse(joinedAt),
    to: leftAt ? Date.parse(leftAt) : end,
  }));
}

/**
 * Samples of a line drawn together to stretches of one verdict, within the times somebody was in the call.
 *
 * @param {VerdictAt[]} samples in order, each of what was before it
 * @param {Stretch[]} spans
 * @returns {(Stretch & {verdict: rest.Verdict})[]}
 */
export function stretchesOf(samples, spans) {
  /** @type {(Stretch & {verdict: rest.Verdict})[]} */
  const stretches = [];
  for (const { at, verdict } of samples) {
    const last = stretches.at(-1);
    const from = last && at - last.to <= GAP ? last.to : at - SAMPLE;
    if (last && last.verdict === verdict && from === last.to) last.to = at;
    else stretches.push({ verdict, from, to: at });
  }
  return stretches.flatMap((stretch) => spans.flatMap((span) => clipped(stretch, span)));
}

/** @template {Stretch} T @param {T} stretch @param {Stretch} span */
function clipped(stretch, span) {
  const [from, to] = [Math.max(stretch.from, span.from), Math.min(stretch.to, span.to)];
  return from < to ? [{ ...stretch, from, to }] : [];
}
