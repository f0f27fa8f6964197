import { DeadMic } from '/rtc/dead-mic.js';
import { systemOf } from '/pages/room/prejoin/device-problems.js';
import { equal, test } from './harness.js';

const EVERY = 200; // ms between looks
const NOTHING = { decibels: -90, on: true, othersTalk: true };
const QUIET_ROOM = { ...NOTHING, decibels: -65 };

/** What is told, with the second at which it is. */
function told(looks) {
  const mic = new DeadMic();
  const heard = [];
  let at = 1000;
  for (const { seconds, ...look } of looks) {
    for (let i = 0; i < seconds * 5; i++) {
      const found = mic.look({ at: (at += EVERY), ...look });
      if (found) heard.push([found, Math.round((at - 1000) / 1000)]);
    }
  }
  return heard;
}

test('dead mic: what hears nothing while others talk is told within five seconds', () => {
  const [[found, at]] = told([{ ...NOTHING, seconds: 8 }]);
  equal([found, at <= 5], ['dead', true]);
});

test('dead mic: also in the middle of a call, and once', () => {
  equal(told([{ ...QUIET_ROOM, seconds: 20 }, { ...NOTHING, seconds: 30 }]).length, 1);
});

test('dead mic: one that is back is alive, and not called dead again', () => {
  const heard = told([{ ...NOTHING, seconds: 8 }, { ...QUIET_ROOM, seconds: 1 }, { ...NOTHING, seconds: 20 }]);
  equal(heard[0][0], 'dead');
  equal(heard.slice(1).every(([found]) => found === 'alive'), true);
});

test('dead mic: a quiet room, a muted one, and nobody who talks are no news', () => {
  equal(told([{ ...QUIET_ROOM, seconds: 30 }]), []);
  equal(told([{ ...NOTHING, on: false, seconds: 30 }]), []);
  equal(told([{ ...NOTHING, othersTalk: false, seconds: 30 }]), []);
  equal(told([{ ...NOTHING, decibels: null, seconds: 30 }]), []);
});

test('dead mic: who talks after a long silence brings it up', () => {
  equal(told([{ ...NOTHING, othersTalk: false, seconds: 30 }, { ...NOTHING, seconds: 1 }]).length, 1);
});

test('dead mic: each system is called by its own name', () => {
  const chromium = (platform) => systemOf({ platform: '', userAgent: '', userAgentData: { platform } });
  equal(['Windows', 'macOS', 'Linux', 'Android', 'Chrome OS', 'Fuchsia'].map(chromium),
    ['windows', 'mac', 'linux', 'android', 'other', 'other']);
  equal(systemOf({ platform: 'Linux armv81', userAgent: 'Mozilla/5.0 (Android 14; Mobile; rv:130.0)' }), 'android');
  equal(systemOf({ platform: 'iPhone', userAgent: 'iPhone' }), 'ios');
  equal(systemOf({ platform: 'MacIntel', userAgent: '' }), 'mac');
  equal(systemOf({ platform: 'Win32', userAgent: '' }), 'windows');
});
