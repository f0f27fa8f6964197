import { levelOf, worse } from './line-level.js';

const SLOT = 10_000; // ms, the time that a sample is of

/**
 * What GET /calls/{id}/quality has, as one sample for each ten seconds of each user's: with several others in a call
 * the worst line counts, and so does what the server found wrong in the course of the whole call.
 *
 * @param {rest.CallLines} lines
 * @returns {Map<string, import('./call-timeline.js').VerdictAt[]>} in order of time
 */
export function samplesByUser({ people }) {
  return new Map(people.map(({ user, samples, spells }) => [user, slots(samples, spells)]));
}

/** @param {rest.SampleColumns} samples @param {rest.Spell[]} spells */
function slots({ t, rttMs, lossPercent, jitterMs }, spells) {
  /** @type {Map<number, rest.Verdict>} */
  const verdicts = new Map();
  t.forEach((instant, index) => {
    const at = Math.ceil(Date.parse(instant) / SLOT) * SLOT;
    const level = levelOf({ rttMs: rttMs[index], lossPercent: lossPercent[index], jitterMs: jitterMs[index] });
    verdicts.set(at, worse(verdicts.get(at) ?? 'good', level));
  });
  for (const [at, verdict] of verdicts) {
    const wrong = spells.filter(({ from, to }) => Date.parse(from) < at && at - SLOT < Date.parse(to));
    verdicts.set(
      at,
      wrong.reduce((/** @type {rest.Verdict} */ level, spell) => worse(level, spell.level), verdict),
    );
  }
  return [...verdicts].map(([at, verdict]) => ({ at, verdict })).toSorted((a, b) => a.at - b.at);
}
