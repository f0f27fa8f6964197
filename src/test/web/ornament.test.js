import { Memory } from '/lib/memory.js';
import { ornament } from '/lib/ornament.js';
import { Meter } from '/rtc/meter.js';
import { keepAwake } from '/pages/room/awake.js';
import { equal, eventually, test } from './harness.js';

const refuse = () => {
  throw new DOMException('not here', 'SecurityError');
};

test('ornament: what fails at once or later is done without', async () => {
  equal(ornament(refuse, 'plain'), 'plain');
  equal(await ornament(async () => refuse(), 'plain'), 'plain');
  equal([ornament(() => 1, 2), await ornament(async () => 1, 2)], [1, 1]);
});

test('ornament: what the browser does not keep is kept as long as the page', () => {
  for (const storage of [refuse, () => null, () => ({ getItem: refuse, setItem: refuse, removeItem: refuse })]) {
    const memory = new Memory(storage);
    equal(memory.recall('mic'), null);
    memory.keep('mic', { id: 'a' });
    equal(memory.recall('mic'), { id: 'a' });
    memory.write('mic', null);
    equal(memory.recall('mic'), null);
  }
});

test('ornament: what was kept by another version and cannot be read is nothing', () => {
  const memory = new Memory(() => ({ getItem: () => '{broken' }));
  equal(memory.recall('mic'), null);
});

test('ornament: a microphone without a meter has no level, and its copy is let go', () => {
  const copy = { stopped: false, stop: () => (copy.stopped = true) };
  const AudioContext = globalThis.AudioContext;
  globalThis.AudioContext = refuse;
  try {
    const meter = new Meter();
    meter.listen({ clone: () => copy });
    equal([meter.level, copy.stopped], [null, true]);
  } finally {
    globalThis.AudioContext = AudioContext;
  }
});

class FakeLocks {
  taken = [];

  async request() {
    const lock = { released: false, release: () => (lock.released = true) };
    this.taken.push(lock);
    return lock;
  }
}

function awake(locks) {
  const room = Object.assign(new EventTarget(), { inside: true });
  const leaving = new AbortController();
  keepAwake({ room, signal: leaving.signal, locks });
  room.dispatchEvent(new Event('snapshot'));
  return leaving;
}

const pageShown = () => document.dispatchEvent(new Event('visibilitychange'));

test('awake: the screen stays on from entering to leaving', async () => {
  const locks = new FakeLocks();
  const leaving = awake(locks);
  await eventually(() => locks.taken.length === 1);
  await Promise.resolve();
  leaving.abort();
  equal(
    locks.taken.map(({ released }) => released),
    [true],
  );
});

test('awake: what the browser took back is taken again when one is back, and only then', async () => {
  const locks = new FakeLocks();
  const leaving = awake(locks);
  await eventually(() => locks.taken.length === 1);
  await new Promise((resolve) => setTimeout(resolve));
  pageShown();
  locks.taken[0].released = true;
  pageShown();
  await eventually(() => locks.taken.length === 2);
  leaving.abort();
  pageShown();
  equal(locks.taken.length, 2);
});

test('awake: leaving while the lock is on its way lets it go', async () => {
  const locks = new FakeLocks();
  awake(locks).abort();
  await eventually(() => locks.taken.length === 1 && locks.taken[0].released);
});
