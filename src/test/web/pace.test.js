import { Pace } from '/signaling/pace.js';
import { equal, eventually, test } from './harness.js';

const FAST = { framesPerSecond: 1000, frameBurst: 5 }; // of which a reserve is kept, so four at once

/** At first no time passes, however slow the browser is. */
function pace() {
  const sent = [];
  let began = null;
  const paced = new Pace({ now: () => (began === null ? 0 : performance.now() - began) });
  const timePasses = () => (began = performance.now());
  paced.keepTo(FAST);
  const send = (lane, name, patient = true) => paced.add({ lane, patient, run: () => sent.push(name) });
  return { paced, sent, send, timePasses };
}

test('pace: a burst goes at once, and the rest when the server takes it', async () => {
  const { sent, send, timePasses } = pace();
  for (let at = 0; at < 20; at++) send('a', at);
  equal(sent, [0, 1, 2, 3]);
  timePasses();
  await eventually(() => sent.length === 20);
  equal(
    sent,
    Array.from({ length: 20 }, (_, at) => at),
  );
});

test('pace: what is urgent goes first, but overtakes nothing of its own lane', async () => {
  const { sent, send, timePasses } = pace();
  for (const at of [1, 2, 3, 4]) send('x', at);
  send('a', 'a1');
  send('b', 'b1');
  send('b', 'b2', false);
  send('c', 'c1');
  timePasses();
  await eventually(() => sent.length === 8);
  equal(sent.slice(4), ['b1', 'b2', 'a1', 'c1']);
});

test('pace: of those who wait each has its turn', async () => {
  const { sent, send, timePasses } = pace();
  for (const at of [1, 2, 3, 4]) send('x', at);
  for (const lane of ['a', 'b']) for (const at of [1, 2, 3]) send(lane, lane + at);
  timePasses();
  await eventually(() => sent.length === 10);
  equal(sent.slice(4), ['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
});

test('pace: frames that do not wait count, and so does a pause', async () => {
  const { paced, sent, send, timePasses } = pace();
  for (let at = 0; at < 4; at++) paced.spend();
  send('a', 1);
  equal(sent, []);
  timePasses();
  await eventually(() => sent.length === 1);
  paced.pause(50);
  send('a', 2);
  equal(sent, [1]);
  await eventually(() => sent.length === 2);
});

test('pace: what was given up is not sent', async () => {
  const { paced, sent, send } = pace();
  for (let at = 0; at < 6; at++) send('a', at);
  paced.clear();
  await new Promise((resolve) => setTimeout(resolve, 50));
  equal(sent.length, 4);
});
