import { Outgoing } from '/signaling/outgoing.js';
import { Pace } from '/signaling/pace.js';
import { equal, eventually, refusal, test } from './harness.js';

const client = { watchForReceipt() {} };

test('outgoing: what is worthless late is refused at once without a connection, and when it drops', async () => {
  const outgoing = new Outgoing(new Pace());
  equal((await refusal(outgoing.add(() => {}, { again: false }))).code, 'connection-lost');
  outgoing.attach(client);
  const sent = outgoing.add(() => {}, { again: false });
  outgoing.detach();
  equal((await refusal(sent)).code, 'connection-lost');
});

test('outgoing: what came too fast is tried again after the time that the server names', async () => {
  const outgoing = new Outgoing(new Pace());
  const written = [];
  outgoing.attach(client);
  const sent = outgoing.add((_, receipt) => written.push(receipt), { again: true });
  outgoing.refuse('r1', { code: 'rate-limited', retryAfter: 10 });
  await eventually(() => written.length === 2);
  outgoing.settle('r1');
  await sent;
});

test('outgoing: what comes too fast again and again is sent until it is taken', async () => {
  const outgoing = new Outgoing(new Pace());
  const written = [];
  outgoing.attach(client);
  const sent = outgoing.add((_, receipt) => written.push(receipt), { again: true });
  for (let times = 1; times <= 5; times++) {
    await eventually(() => written.length === times);
    outgoing.refuse('r1', { code: 'rate-limited', retryAfter: 10 });
  }
  await eventually(() => written.length === 6);
  outgoing.settle('r1');
  await sent;
});

test('outgoing: after the end everything is refused', async () => {
  const outgoing = new Outgoing(new Pace());
  const waiting = outgoing.add(() => {}, { again: true });
  outgoing.abandon();
  equal((await refusal(waiting)).code, 'connection-lost');
  equal((await refusal(outgoing.add(() => {}, { again: true }))).code, 'connection-lost');
});
