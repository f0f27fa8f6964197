import { askStillThere } from '/pages/room/still-there.js';
import { equal, eventually, test } from './harness.js';

function roomWith(others, kind = 'team') {
  return Object.assign(new EventTarget(), { inside: true, others, room: { kind } });
}

function ask(room, { expecting = false, countdown = 1 } = {}) {
  const stop = new AbortController();
  const told = { left: 0 };
  const leave = () => {
    told.left++;
    stop.abort();
  };
  askStillThere({ room, signal: stop.signal, isExpecting: () => expecting, leave, aloneFor: 60, countdown });
  room.dispatchEvent(new CustomEvent('snapshot', { detail: {} }));
  return { told, stop };
}

const dialog = () => document.querySelector('[data-testid="still-there"]');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('still there: who is alone is asked, is told aloud, and leaves without an answer', async () => {
  const { told } = ask(roomWith([]));
  const shown = await eventually(dialog);
  equal(shown.querySelector('[role="alert"]').textContent.includes('1 second'), true);
  await eventually(() => told.left === 1 && !dialog());
});

test('still there: any input is an answer, and it is asked again later', async () => {
  const { told, stop } = ask(roomWith([]), { countdown: 30 });
  await eventually(dialog);
  document.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  await eventually(() => !dialog());
  equal(told.left, 0);
  await eventually(dialog);
  dialog().close();
  await eventually(() => dialog() === null);
  await eventually(dialog);
  stop.abort();
  await eventually(() => !dialog());
});

test('still there: nobody is asked with others around, in a direct call, or while somebody is rung', async () => {
  const asked = [roomWith([{}]), roomWith([], 'call')].map((room) => ask(room));
  asked.push(ask(roomWith([]), { expecting: true }));
  await pause(250);
  equal([dialog(), ...asked.map(({ told }) => told.left)], [null, 0, 0, 0]);
  for (const { stop } of asked) stop.abort();
});

test('still there: the question goes when somebody comes', async () => {
  const room = roomWith([]);
  const { told, stop } = ask(room, { countdown: 30 });
  await eventually(dialog);
  room.others = [{}];
  room.dispatchEvent(new CustomEvent('joined', { detail: { peer: 'p_bob' } }));
  await eventually(() => !dialog());
  equal(told.left, 0);
  stop.abort();
});
