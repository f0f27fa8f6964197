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

/** One call that rings here: what is done about it, and its card. */
function rung(options = {}, more = {}) {
  const done = [];
  const rings = Object.assign(new EventTarget(), {
    accept: async () => done.push('accept'),
    decline: async (_, { reply, text }) => done.push(`decline ${reply ?? ''} ${text ?? ''}`),
  });
  const stack = document.body.appendChild(document.createElement('div'));
  new IncomingRings(rings, {
    stack,
    roomName: () => null,
    enter: ({ camera }) => done.push(camera ? 'enter with camera' : 'enter'),
    onCallBack: ({ user }) => done.push(`call ${user}`),
    ...options,
  });
  const ring = { ...ringOf('c', Date.now() + MINUTE), media: 'video', ...more };
  rings.dispatchEvent(new CustomEvent('ring', { detail: ring }));
  const sees = (id) => stack.querySelector(`[data-testid=${id}]`);
  const hears = (type) => rings.dispatchEvent(new CustomEvent(type, { detail: { type, call: 'c', user: 'ada' } }));
  return { done, stack, sees, hears, presses: (id) => sees(id).click(), close: () => stack.remove() };
}

test('rings: who accepts shows nothing of the room, unless asked to', async () => {
  for (const [button, entered] of [['accept', 'enter'], ['withCamera', 'enter with camera']]) {
    const call = rung();
    call.presses(button);
    await eventually(() => call.done.length === 2);
    equal(call.done, ['accept', entered]);
    call.close();
  }
});

test('rings: the first thing that Tab comes to on a card is to accept', () => {
  const call = rung();
  equal(call.stack.querySelector('button').dataset.testid, 'accept');
  call.close();
});

test('rings: who declines answers in five minutes, or in words of their own', () => {
  const quick = rung();
  quick.presses('inFive');
  equal(quick.done, ['decline in-five In 5 minutes.']);
  quick.close();

  const call = rung();
  call.presses('message');
  const text = call.sees('reply-text');
  equal(document.activeElement, text);
  text.value = '  At three  ';
  text.form.requestSubmit();
  equal(call.done, ['decline  At three']);
  call.close();
});

test('rings: a card says where it leads, who is there, and who else is rung', () => {
  const call = rung({}, { peers: [{ user: 'bo', name: 'Bo' }], others: [{ user: 'cy', name: 'Cy' }, { user: 'bo', name: 'Bo' }] });
  equal(call.stack.querySelector('.ring__line').textContent, 'Into a call that goes on · Already there: Bo · Also rung: Cy');
  call.close();
});

test('rings: a call that nobody answered here leaves its card, to call back', () => {
  for (const outcome of ['missed', 'cancelled']) {
    const call = rung();
    call.hears(outcome);
    equal(call.stack.querySelector('.ring__title').textContent, 'Missed call from Ada');
    call.presses('back');
    equal(call.done, ['call ada']);
    call.close();
  }
});

test('rings: a second call says that it ends this one, and can come in here instead', async () => {
  const left = rung({ inCall: true });
  equal(left.sees('switch').textContent, 'Leave this call and answer');
  left.presses('switch');
  await eventually(() => left.done.length === 2);
  equal(left.done, ['accept', 'enter']);
  left.close();

  for (const rings of [true, false]) {
    const asked = [];
    const call = rung({ inCall: true, onBringIn: async ({ user }) => asked.push(user) && rings });
    call.presses('bringIn');
    await eventually(() => asked.length === 1);
    await new Promise((done) => setTimeout(done, 0));
    equal(call.done, rings ? ['decline come-here Join the call I am in.'] : []);
    call.close();
  }
});

test('rings: an answer that is refused once the ring ran out disturbs nobody', async () => {
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
  await eventually(() => stack.querySelector('[data-testid=missed]'));
  refuse({ code: 'call-over' });
  // A rejection that nobody handles is told after the tasks that stand in line.
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setTimeout(done, 0));
  removeEventListener('unhandledrejection', told);
  equal(unhandled, []);
});

test('rings: what one was writing when the ring ends can be sent as a message', async () => {
  for (const ends of ['missed', 'cancelled', 'taken']) {
    const sent = [];
    const call = rung({ writeTo: async (user, text) => sent.push(`${user}: ${text}`) });
    call.presses('message');
    call.sees('reply-text').value = 'Back at three';
    call.hears(ends);
    equal([call.sees('reply-text'), call.stack.textContent.includes('Back at three')], [null, true], ends);
    call.presses('sendWords');
    await eventually(() => call.stack.textContent.includes('Your message is sent.'));
    equal([sent, call.done], [['ada: Back at three'], []], ends);
    call.close();
  }
});

test('rings: where nothing was written, or a guest rang, nothing is offered to be sent', () => {
  const nothing = rung();
  nothing.presses('message');
  nothing.hears('missed');
  equal(nothing.sees('sendWords'), null);
  nothing.close();
  const guest = rung({}, { from: { user: 'guest-1', name: 'Gil', guest: true } });
  guest.presses('message');
  guest.sees('reply-text').value = 'Back at three';
  guest.hears('missed');
  equal(guest.sees('sendWords'), null);
  guest.close();
});

test('rings: words that could not be sent stay on the card', async () => {
  const call = rung({ writeTo: () => Promise.reject({ status: 503 }) });
  call.presses('message');
  call.sees('reply-text').value = 'Back at three';
  call.hears('missed');
  call.presses('sendWords');
  await eventually(() => document.body.textContent.includes('went wrong') || document.querySelector('.toast'));
  equal([call.sees('sendWords') !== null, call.stack.textContent.includes('Back at three')], [true, true]);
  call.close();
});
