import { Outgoing } from '/signaling/outgoing.js';
import { equal, eventually, refusal, test } from './harness.js';

const client = { watchForReceipt() {} };

test('outgoing: what is worthless late is refused at once without a connection, and when it drops', async () => {
  const outgoing = new Outgoing();
  equal((await refusal(outgoing.add(() => {}, false))).code, 'connection-lost');
  outgoing.attach(client);
  const sent = outgoing.add(() => {}, false);
  outgoing.detach();
  equal((await refusal(sent)).code, 'connection-lost');
});

test('outgoing: what came too fast is tried again after the time that the server names', async () => {
  const outgoing = new Outgoing();
  const written = [];
  outgoing.attach(client);
  const sent = outgoing.add((_, receipt) => written.push(receipt), true);
  outgoing.refuse('r1', { code: 'rate-limited', retryAfter: 10 });
  await eventually(() => written.length === 2);
  outgoing.settle('r1');
  await sent;
});

test('outgoing: after the end everything is refused', async () => {
  const outgoing = new Outgoing();
  const waiting = outgoing.add(() => {}, true);
  outgoing.abandon();
  equal((await refusal(waiting)).code, 'connection-lost');
  equal((await refusal(outgoing.add(() => {}, true))).code, 'connection-lost');
});
