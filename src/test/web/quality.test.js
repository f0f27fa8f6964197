import { Quality } from '/rtc/quality.js';
import { readingsPerSample } from '/rtc/stats.js';
import { equal, test } from './harness.js';

const GOOD = { lossPercent: 0, rttMs: 40, jitterMs: 3 };
const POOR = { lossPercent: 15, rttMs: 40, jitterMs: 3 };

function levels(...samples) {
  const quality = new Quality();
  return samples.map((sample) => (quality.add(sample), quality.level));
}

test('quality: one bad reading changes nothing, two do', () => {
  equal(levels(POOR, GOOD, POOR, POOR), ['good', 'good', 'good', 'poor']);
});

test('quality: it takes four good readings to be believed again', () => {
  equal(levels(POOR, POOR, GOOD, GOOD, GOOD, GOOD), ['good', 'poor', 'poor', 'poor', 'poor', 'good']);
});

test('quality: a sample goes out each 10 s, and at least three times in a resume window', () => {
  equal([90_000, 30_000, 12_000, 6_000, 100].map(readingsPerSample), [5, 5, 2, 1, 1]);
});
