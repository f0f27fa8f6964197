import { namesApart } from '/lib/devices-apart.js';
import { speak } from '/pages/room/chat/speak.js';
import { Notices } from '/ui/call/notices.js';
import { equal, test } from './harness.js';

/** Bob is inside; `said` gives what a screen reader was told so far. */
function inside() {
  const room = new EventTarget();
  const state = { mic: true, camera: false, screen: false, hand: false };
  room.peers = new Map([['p1', { peer: 'p1', user: 'bob', name: 'Bob', guest: false, state }]]);
  const notices = new Notices();
  const media = Object.assign(new EventTarget(), { micOn: true, cameraOn: false, sharing: false, held: false });
  speak({ view: { notices }, room, media, signal: new AbortController().signal });
  const tell = (type, detail) => room.dispatchEvent(new CustomEvent(type, { detail }));
  const change = (changed) => {
    Object.assign(state, changed);
    tell('peer-state', { peer: 'p1', state: changed });
  };
  tell('snapshot', { first: true });
  return {
    tell,
    change,
    turns: (own) => Object.assign(media, own).dispatchEvent(new CustomEvent('change', { detail: { slot: 'mic' } })),
    said: () => [...notices.element.querySelectorAll('[role=log] p')].map(({ textContent }) => textContent),
  };
}

test('speak: hands, microphones and screens of others are told once each, what did not change is not', () => {
  const { change, said } = inside();
  change({ hand: true });
  change({ hand: true });
  change({ camera: true });
  change({ mic: false, screen: true });
  change({ hand: false });
  equal(said(), [
    'Bob raised their hand',
    'Bob turned their microphone off',
    'Bob is sharing their screen',
    'Bob lowered their hand',
  ]);
});

test('speak: what one turned on or off oneself is told too, but not while a key is held to talk', () => {
  const { turns, said } = inside();
  turns({ micOn: false });
  turns({ micOn: false });
  turns({ cameraOn: true });
  turns({ held: true, micOn: true });
  turns({ micOn: false });
  turns({ held: false, sharing: true });
  equal(said(), ['Your microphone is off', 'Your camera is on', 'You are sharing your screen']);
});

test('speak: whom a host muted is not said to have done it', () => {
  const { tell, change, said } = inside();
  tell('muted', { peer: 'p1', by: 'p2' });
  change({ mic: false });
  equal(said(), []);
});

test('speak: of one person’s reactions in a few seconds the first is told', () => {
  const { tell, said } = inside();
  for (const emoji of ['👍', '👍', '🎉']) tell('reaction', { peer: 'p1', emoji });
  tell('reaction', { peer: 'unknown', emoji: '👍' });
  equal(said(), ['Bob reacts with 👍']);
});

test('devices: of several by which one person is there each further one has a number', () => {
  const peers = ['a alice', 'b bob', 'c alice', 'd alice'].map((text) => {
    const [peer, user] = text.split(' ');
    return { peer, user, name: user };
  });
  equal([...namesApart(peers).values()], ['alice', 'bob', 'alice (2)', 'alice (3)']);
});
