import { ServerTime } from '/lib/server-time.js';
import { equal, test } from './harness.js';

const NOON = Date.UTC(2026, 4, 4, 12);
const MINUTE = 60_000; // ms

/** A machine whose clock is off by that much: what it shows, and how it runs. */
class Machine {
  passed = 0;

  constructor(off) {
    this.off = off;
    this.time = new ServerTime({ wall: () => NOON + this.passed + this.off, running: () => 5000 + this.passed });
  }

  /** What it takes for the server's now, in ms from what that is. */
  get error() {
    return this.time.now() - NOON - this.passed;
  }

  message(delay = 0) {
    this.time.message(new Date(NOON + this.passed - delay).toISOString());
  }

  answer(roundTrip) {
    this.time.answer(new Date(NOON + this.passed - roundTrip / 2).toUTCString(), roundTrip);
  }
}

test('server time: unmeasured it is the clock of this machine', () => {
  equal(new Machine(MINUTE).error, MINUTE);
});

test('server time: an answer tells it to the second, a message better', () => {
  for (const off of [-2 * MINUTE, 2 * MINUTE]) {
    const machine = new Machine(off);
    machine.answer(400);
    equal(Math.abs(machine.error) <= 1000, true, `after an answer: ${machine.error}`);
    machine.message(30);
    equal(machine.error, -30);
    machine.answer(10);
    equal(machine.error, -30, 'an answer after a message');
  }
});

test('server time: of messages the one that hurried most is believed, and one that was kept changes nothing', () => {
  const machine = new Machine(-MINUTE);
  machine.message(200);
  machine.message(20);
  machine.message(80_000);
  equal(machine.error, -20);
});

test('server time: a clock that is put right while one looks is noticed with the next message', () => {
  const machine = new Machine(2 * MINUTE);
  machine.message();
  machine.off = 0;
  machine.message(5);
  equal(machine.error, -5);
});

test('server time: what was measured long ago gives way', () => {
  const machine = new Machine(0);
  machine.message(0);
  machine.passed = 20 * MINUTE;
  machine.off = 400;
  machine.message(50);
  equal(machine.error, -50);
});

test('server time: nonsense is not believed', () => {
  const machine = new Machine(0);
  machine.time.message(undefined);
  machine.time.answer(null, 10);
  equal(machine.error, 0);
});
