import { OutgoingRing } from '/pages/rings/outgoing.js';
import { equal, eventually, test } from './harness.js';

const BOB = { user: 'bob', name: 'Bob' };

/** Somebody who rings Bob: what is sent, and the card. */
function caller({ state = 'connected', inCall = false } = {}) {
  const sent = [];
  const watched = [];
  const rings = Object.assign(new EventTarget(), {
    outgoing: new Map(),
    incoming: new Map(),
    ring: async ({ id }) => sent.push('ring') && (rings.id = id),
    cancel: async (call) => sent.push(`cancel ${call}`),
  });
  const connection = Object.assign(new EventTarget(), { state });
  const stack = document.body.appendChild(document.createElement('div'));
  const outgoing = new OutgoingRing(rings, {
    stack,
    connection,
    presenceOf: () => ({ ...BOB, status: 'online', inCall }),
    onTellWhenFree: ({ user }) => watched.push(user),
  });
  const say = (type, detail) => rings.dispatchEvent(new CustomEvent(type, { detail: { type, ...detail } }));
  return {
    sent,
    watched,
    rings: () => outgoing.start([BOB]),
    connects: () => {
      connection.state = 'connected';
      connection.dispatchEvent(new CustomEvent('state', { detail: 'connected' }));
    },
    hears: say,
    answered: () => say('ringing', { call: 'c', id: rings.id, to: ['bob'] }),
    isRungBy: (user) => {
      const ring = { call: 'b', from: { user } };
      rings.incoming.set(ring.call, ring);
      say('ring', ring);
    },
    title: () => stack.querySelector('.ring__title')?.textContent,
    line: () => stack.querySelector('.ring__line')?.textContent,
    waits: () => stack.querySelector('.ring__hint')?.textContent,
    has: (button) => stack.querySelector(`[data-testid=${button}]`) !== null,
    presses: (button) => stack.querySelector(`[data-testid=${button}]`).click(),
    close: () => stack.remove(),
  };
}

test('outgoing ring: the words of who declines are read, and one can call again', async () => {
  const alice = caller();
  await alice.rings();
  alice.answered();
  alice.hears('declined', { call: 'c', user: 'bob', text: 'In 5 minutes.' });
  equal([alice.title(), alice.line()], ['Bob declined.', '“In 5 minutes.”']);
  alice.presses('again');
  await eventually(() => alice.sent.length === 2);
  equal(alice.sent, ['ring', 'ring']);
  alice.close();
});

test('outgoing ring: ready replies are read in the language of who reads them, and unknown ones as they were written', async () => {
  for (const [reply, text, read] of [
    ['in-five', '5분 뒤에 통화할 수 있습니다.', '“In 5 minutes.”'],
    ['come-here', '지금 하고 있는 통화로 들어오세요.', '“Join the call I am in.”'],
    ['at-noon', 'At noon.', '“At noon.”'],
    [undefined, '나중에요', '“나중에요”'],
  ]) {
    const alice = caller();
    await alice.rings();
    alice.answered();
    alice.hears('declined', { call: 'c', user: 'bob', reply, text });
    equal(alice.line(), read);
    alice.close();
  }
});

test('outgoing ring: nothing is rung before there is a connection, and nothing after one gave up', async () => {
  const alice = caller({ state: 'connecting' });
  const ringing = alice.rings();
  equal(alice.sent, []);
  alice.presses('cancel');
  equal(alice.title(), 'You cancelled the call.');
  alice.connects();
  await ringing;
  equal(alice.sent, []);
  alice.close();
});

test('outgoing ring: as long as the server does not answer it says so, and says all else again after', async () => {
  const alice = caller({ inCall: true });
  await alice.rings();
  await eventually(() => alice.waits() === 'The server has not answered yet. Still trying.');
  equal(alice.line(), 'Bob is in another call and has been told.');
  alice.answered();
  equal([alice.waits(), alice.line()], ['', 'Bob is in another call and has been told.']);
  alice.close();
});

test('outgoing ring: one that the server answers after one gave up is cancelled', async () => {
  const alice = caller();
  const ringing = alice.rings();
  await eventually(() => alice.sent.length === 1);
  alice.presses('cancel');
  alice.answered();
  await ringing;
  equal(alice.sent, ['ring', 'cancel c']);
  alice.close();
});

test('outgoing ring: who is in a call is told, and one is told once they are free', async () => {
  const alice = caller({ inCall: true });
  await alice.rings();
  alice.answered();
  equal(alice.line(), 'Bob is in another call and has been told.');
  equal(document.querySelector('[data-testid=leaveMessage]').getAttribute('href'), '/#message=bob');
  alice.presses('tellWhenFree');
  equal(alice.watched, ['bob']);
  equal(alice.title(), 'You will be told when Bob is free.');
  equal(alice.sent, ['ring', 'cancel c']);
  alice.close();
});

test('outgoing ring: after no answer one calls again or leaves a message', async () => {
  const alice = caller();
  await alice.rings();
  alice.answered();
  alice.hears('missed', { call: 'c', user: 'bob' });
  equal([alice.title(), alice.has('again'), alice.has('leaveMessage')], ['No answer.', true, true]);
  alice.close();
});

test('outgoing ring: who is rung back has that call to answer and no other choice beside it', async () => {
  for (const first of ['ring', 'answer']) {
    const alice = caller({ inCall: true });
    await alice.rings();
    alice.answered();
    if (first === 'ring') alice.isRungBy('bob');
    alice.hears('declined', { call: 'c', user: 'bob', text: 'Join the call I am in.' });
    if (first === 'answer') alice.isRungBy('carol');
    equal(alice.title(), first === 'ring' ? undefined : 'Bob declined.');
    alice.isRungBy('bob');
    equal(alice.title(), undefined, first);
    alice.close();
  }
});
