import { serverTime } from '/lib/server-time.js';
import { IncomingRings } from '/pages/rings/incoming.js';
import { equal, eventually, test } from './harness.js';

const MINUTE = 60_000; // ms

function ringOf(call, until) {
  const expiresAt = new Date(until).toISOString();
  return { call, room: 'room', from: { user: 'ada', name: 'Ada' }, media: 'audio', waiting: true, expiresAt };
}

test('rings: a card stands as long as it rings, whatever the clock here shows', () => {
  const [now, later] = [Date.now, globalThis.setTimeout];
  const delays = [];
  for (const off of [-2 * MINUTE, 0, 2 * MINUTE]) {
    const rings = new EventTarget();
    new IncomingRings(rings, { stack: document.createElement('div'), roomName: () => null });
    Date.now = () => now() + off;
    globalThis.setTimeout = (_, delay) => delays.push(delay);
    try {
      serverTime.message(new Date(now()).toISOString());
      rings.dispatchEvent(new CustomEvent('ring', { detail: ringOf(`c${off}`, now() + 45_000) }));
    } finally {
      [Date.now, globalThis.setTimeout] = [now, later];
    }
  }
  serverTime.message(new Date(now()).toISOString());
  const stands = delays.filter((delay) => delay > 44_000 && delay < 50_000);
  equal(stands.length, 3, `delays ${delays}`);
});

test('rings: whoever accepts too late can call back', async () => {
  const rings = Object.assign(new EventTarget(), { accept: () => Promise.reject({ code: 'call-over' }) });
  const stack = document.createElement('div');
  const called = [];
  new IncomingRings(rings, { stack, roomName: () => null, onCallBack: (person) => called.push(person.user) });
  rings.dispatchEvent(new CustomEvent('ring', { detail: ringOf('late', Date.now() + MINUTE) }));
  stack.querySelector('[data-testid=accept]').click();
  (await eventually(() => stack.querySelector('[data-testid=back]'))).click();
  equal(called, ['ada']);
  await eventually(() => stack.children.length === 0);
});

test('rings: an answer that is refused once the card has gone disturbs nobody', async () => {
  let refuse;
  const accept = () => new Promise((_, reject) => (refuse = reject));
  const rings = Object.assign(new EventTarget(), { accept });
  const stack = document.createElement('div');
  const unhandled = [];
  const told = (event) => unhandled.push(String(event.reason));
  addEventListener('unhandledrejection', told);
  new IncomingRings(rings, { stack, roomName: () => null, onCallBack: () => {} });
  const later = globalThis.setTimeout;
  const timers = [];
  globalThis.setTimeout = (run) => timers.push(run);
  try {
    rings.dispatchEvent(new CustomEvent('ring', { detail: ringOf('over', Date.now() + MINUTE) }));
  } finally {
    globalThis.setTimeout = later;
  }
  stack.querySelector('[data-testid=accept]').click();
  timers[0](); // the ring has run out
  await eventually(() => stack.children.length === 0);
  refuse({ code: 'call-over' });
  // A rejection that nobody handles is told after the tasks that stand in line.
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setTimeout(done, 0));
  removeEventListener('unhandledrejection', told);
  equal(unhandled, []);
});
