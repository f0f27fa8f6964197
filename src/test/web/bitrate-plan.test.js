import { FULL, LEAST, LESS, PAUSED } from '/rtc/uplink/audio-first.js';
import { NO_LIMIT, cameraPlan, micPlan, screenPlan } from '/rtc/uplink/bitrate-plan.js';
import { startKbps } from '/rtc/uplink/start-rate.js';
import { equal, test } from './harness.js';

const camera = (limit = {}, { want = 720, shares = false } = {}) =>
  cameraPlan({ want, height: 720, shares, limit: { ...NO_LIMIT, ...limit } });

test('bitrate plan: a camera is sent as it is shown', () => {
  const shown = (want) => [camera({}, { want }).scaleResolutionDownBy, camera({}, { want }).maxBitrate];
  equal([720, 360, 180].map(shown), [[1, 1_700_000], [2, 600_000], [4, 180_000]]);
  equal(camera({}, { want: 0 }).active, false);
});

test('bitrate plan: step by step less, smaller and slower, then nothing', () => {
  const steps = [FULL, LESS, LEAST, PAUSED].map((level) => camera({ level }));
  equal(steps.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy), [1, 2, 4, 4]);
  equal(steps.map(({ maxBitrate }) => maxBitrate / 1000), [1700, 350, 100, 100]);
  equal(steps.map(({ maxFramerate }) => maxFramerate), [30, 20, 10, 10]);
  equal(steps.map(({ active }) => active), [true, true, true, false]);
});

test('bitrate plan: who is shown small is sent no more on a weak line', () => {
  equal(camera({ level: LESS }, { want: 180 }).scaleResolutionDownBy, 4);
  equal(camera({ level: LESS }, { want: 180 }).maxBitrate, 180_000);
});

test('bitrate plan: seven peers share one line', () => {
  equal(camera({ peers: 3 }).maxBitrate, 1_500_000);
  equal(camera({ peers: 7 }).maxBitrate < 700_000, true);
  equal(screenPlan({ ...NO_LIMIT, peers: 7 }).maxBitrate < 700_000, true);
});

test('bitrate plan: what is lost on the way is not made up for by sending more', () => {
  equal([0, 5, 9].map((loss) => camera({ loss }).maxBitrate / 1000), [1700, 1275, 850]);
});

test('bitrate plan: on a weak line a shared screen goes before the face beside it', () => {
  equal(camera({}, { shares: true }).active, true);
  equal(camera({ level: LEAST }, { shares: true }).active, false);
  equal(screenPlan({ ...NO_LIMIT, level: LEAST }).active, true);
  equal(screenPlan({ ...NO_LIMIT, level: LEAST }).maxFramerate, 3);
});

test('bitrate plan: sound takes less room where there is little, and is never off', () => {
  const [plain, long] = ['plain', 'long'].map((speech) => micPlan({ ...NO_LIMIT, speech }));
  equal([plain.maxBitrate, long.maxBitrate, long.active], [32_000, 20_000, undefined]);
});

test('bitrate plan: video begins near 1 Mbit/s, shared by all, and modestly where the network is said to be slow', () => {
  equal([1, 2, 7].map((peers) => startKbps(peers, undefined)), [1000, 500, 300]);
  equal(startKbps(1, { effectiveType: '3g' }), 300);
  equal(startKbps(1, { effectiveType: '4g', saveData: true }), 300);
});
