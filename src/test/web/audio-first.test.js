import { AudioFirst, FULL, LEAST, LESS, PAUSED } from '/rtc/uplink/audio-first.js';
import { equal, test } from './harness.js';

const EVERY = 2000; // ms between readings
const FINE = { availableKbps: 2500, lossPercent: 0, rttMs: 40, sendsVideo: true };
const LOSING = { ...FINE, lossPercent: 15 };
const DROWNING = { ...FINE, lossPercent: 45, availableKbps: 60 };
const THIN = { ...FINE, availableKbps: 80 };
const SOUND_ONLY = { ...FINE, availableKbps: 70, sendsVideo: false };

/** A line whose readings follow each other at the pace of a call. */
function line() {
  const control = new AudioFirst();
  let at = 1000;
  const sees = (reading, times = 1) => {
    const levels = [];
    for (let i = 0; i < times; i++) {
      control.add({ ...reading, at: (at += EVERY) });
      levels.push(control.level);
    }
    return levels;
  };
  /** Seconds of such readings until it is so. */
  const until = (reading, level, most = 600) => {
    for (let seconds = 0; seconds < most; seconds += EVERY / 1000) {
      if (control.level === level) return seconds;
      sees(reading);
    }
    throw new Error(`level ${control.level}, and never ${level}`);
  };
  return { control, sees, until };
}

test('audio first: a good line carries all, for as long as it likes', () => {
  const { control, sees } = line();
  sees(FINE, 100);
  equal([control.level, control.state], [FULL, 'full']);
});

test('audio first: where nearly half is lost video pauses within four seconds', () => {
  const { control, sees } = line();
  sees(FINE, 5);
  equal(sees(DROWNING, 2), [FULL, PAUSED]);
  equal(control.state, 'paused');
});

test('audio first: where moderately much is lost there is less video, then none', () => {
  const { sees } = line();
  sees(FINE, 5);
  equal(sees(LOSING, 6), [FULL, LEAST, LEAST, LEAST, LEAST, PAUSED]);
});

test('audio first: of sound alone one hears seldom, and one good report is enough to begin to wait', () => {
  const { sees, until } = line();
  sees(FINE, 5);
  sees(DROWNING, 3);
  sees(SOUND_ONLY);
  equal(until({ ...SOUND_ONLY, lossPercent: null }, LEAST) <= 12, true);
});

test('audio first: video of somebody without a microphone comes back, too', () => {
  const { sees, until } = line();
  sees(FINE, 3);
  sees(DROWNING, 2);
  // Nothing is sent, so nothing is reported.
  equal(until({ availableKbps: 60, lossPercent: null, rttMs: 40, sendsVideo: false }, LEAST), 10);
});

test('audio first: one bad reading is no weak network', () => {
  const { control, sees } = line();
  sees(FINE, 5);
  for (let i = 0; i < 5; i++) sees(DROWNING, 1), sees(FINE, 3);
  equal(control.level, FULL);
});

test('audio first: a line too thin for both pauses video though nothing is lost yet', () => {
  const { sees, until } = line();
  sees(FINE, 5);
  equal(until(THIN, PAUSED) <= 6, true);
});

test('audio first: the estimate of the first seconds says nothing of the line', () => {
  const { control, sees } = line();
  sees(THIN, 3);
  equal(control.level, FULL);
});

test('audio first: what arrives seconds late is a weak network too', () => {
  const { until } = line();
  equal(until({ ...FINE, rttMs: 2200 }, PAUSED) <= 12, true);
});

test('audio first: while only sound is sent a small estimate is no sign of anything', () => {
  const { control, sees } = line();
  sees(SOUND_ONLY, 50);
  equal(control.level, FULL);
});

test('audio first: where the other end never reports nothing is concluded', () => {
  const { control, sees } = line();
  sees({ ...FINE, availableKbps: null, lossPercent: null, rttMs: null }, 50);
  equal(control.level, FULL);
});

test('audio first: where its reports stop coming while video is sent, there is less of it within six seconds', () => {
  const { sees } = line();
  sees(FINE, 5);
  // Both ways are flooded: the estimate stands where it stood.
  equal(sees({ ...FINE, lossPercent: null }, 7), [FULL, FULL, LEAST, LEAST, LEAST, LEAST, PAUSED]);
});

test('audio first: comes back step by step once the line is clear, not at once', () => {
  const { sees, until } = line();
  sees(FINE, 3);
  sees(DROWNING, 2);
  equal([until(SOUND_ONLY, LEAST), until(FINE, LESS), until(FINE, FULL)], [10, 8, 8]);
});

test('audio first: some loss keeps it where it is', () => {
  const { control, sees } = line();
  sees(FINE, 3);
  sees(DROWNING, 2);
  sees({ ...SOUND_ONLY, lossPercent: 6 }, 60);
  equal(control.level, PAUSED);
});

test('audio first: does not go up to what the line has no room for, unless it never tells', () => {
  const { sees, until } = line();
  sees(FINE, 3);
  sees(DROWNING, 2);
  until(SOUND_ONLY, LEAST);
  equal(until({ ...FINE, availableKbps: 150 }, LESS) > 20, true);
});

test('audio first: each trial that fails makes it wait twice as long, at most four minutes', () => {
  const { sees, until } = line();
  sees(FINE, 3);
  sees(DROWNING, 2);
  const waits = [];
  for (let i = 0; i < 6; i++) {
    waits.push(until(SOUND_ONLY, LEAST));
    equal(sees(DROWNING, 1), [PAUSED], 'a trial ends at the first bad reading');
  }
  equal(waits, [10, 20, 40, 80, 160, 240]);
});

test('audio first: a trial goes on while the estimate of the line still grows', () => {
  const { control, sees, until } = line();
  until(THIN, PAUSED);
  until(SOUND_ONLY, LEAST);
  for (const availableKbps of [60, 68, 77, 87, 99, 113]) sees({ ...FINE, availableKbps });
  equal(control.level, LEAST);
});

test('audio first: a good half minute makes up for earlier trials', () => {
  const { sees, until } = line();
  sees(FINE, 3);
  for (let i = 0; i < 3; i++) {
    sees(DROWNING, 2);
    until(SOUND_ONLY, LEAST);
  }
  until(FINE, FULL);
  sees(FINE, 20);
  sees(DROWNING, 2);
  equal(until(SOUND_ONLY, LEAST), 10);
});

test('audio first: a person who wants video has it until it was bad for half a minute', () => {
  const { control, sees, until } = line();
  sees(FINE, 3);
  sees(DROWNING, 2);
  control.insist();
  equal(control.state, 'reduced');
  equal(sees(DROWNING, 15).every((level) => level === LEAST), true);
  equal(until(DROWNING, PAUSED) <= 4, true);
});

test('audio first: a wish is not counted against bad moments that pass', () => {
  const { control, sees } = line();
  sees(FINE, 3);
  sees(DROWNING, 2);
  control.insist();
  for (let i = 0; i < 10; i++) sees(DROWNING, 4), sees(FINE, 1);
  equal(control.level < PAUSED, true);
});
