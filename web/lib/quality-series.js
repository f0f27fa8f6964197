import { levelOf, worse } from './line-level.js';

const SLOT = 10_000; // ms, the time that a sample is of

/**
 * What GET /calls/{id}/quality has, as one sample for each ten seconds of each user's. Where the server has judged, its
 * spells alone say what was wrong, so that bar and verdict are of one mind. While a call goes on nothing is judged: with
 * several others the worst line counts then.
 *
 * @param {rest.CallLines} lines
 * @returns {Map<string, import('./call-timeline.js').VerdictAt[]>} in order of time
 */
export function samplesByUser({ people, endedAt }) {
  return new Map(
    people.map(({ user, samples, spells, quality }) => {
      // Calls of early versions have a verdict by their means, and no spells.
      const judged = endedAt !== null && (spells.length > 0 || quality.verdict === 'good');
      return [user, slots(samples, spells, judged)];
    }),
  );
}

/** @param {rest.SampleColumns} samples @param {rest.Spell[]} spells @param {boolean} judged */
function slots({ t, rttMs, lossPercent, jitterMs }, spells, judged) {
  /** @type {Map<number, rest.Verdict>} */
  const verdicts = new Map();
  t.forEach((instant, index) => {
    const at = Math.ceil(Date.parse(instant) / SLOT) * SLOT;
    const sample = { rttMs: rttMs[index], lossPercent: lossPercent[index], jitterMs: jitterMs[index] };
    const level = judged ? 'good' : levelOf(sample);
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
