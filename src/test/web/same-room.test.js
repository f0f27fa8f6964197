import { tellNeighbours } from '/pages/room/monitor/neighbours.js';
import { SameRoom } from '/rtc/same-room.js';
import { Notices } from '/ui/call/notices.js';
import { equal, eventually, test } from './harness.js';

const RATE = 1000; // points of sound a second are enough for how loud it is
const SECONDS = 12;

/** Numbers from 0 to 1 that are the same each time. */
function chance(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** A voice: syllables of different length and strength with pauses between words, as power over time. */
function voice(seed) {
  const random = chance(seed);
  const power = new Float64Array(SECONDS * RATE);
  for (let at = 0; at < power.length; ) {
    const length = 80 + random() * 220;
    const strength = 10 ** (-2.2 + random() * 1.6);
    for (let i = 0; i < length && at + i < power.length; i++) power[at + i | 0] = strength * Math.sin((Math.PI * i) / length) ** 2;
    at += length + (random() < 0.25 ? 200 + random() * 400 : 20 + random() * 60);
  }
  return power;
}

/** What a microphone hears of several sources: each [power, share, ms later], and a room's hum. */
function heard(...sources) {
  const power = new Float64Array(SECONDS * RATE).fill(1e-6);
  for (const [sound, share, later = 0] of sources) {
    for (let i = later; i < power.length; i++) power[i] += share * sound[i - later];
  }
  return power;
}

/** The second at which the two are said to be in one room; null for never. */
function nearAfter(mic, other) {
  const sameRoom = new SameRoom();
  const random = chance(7);
  const loud = (sound, at) => 10 * Math.log10(sound[at | 0] + 1e-9);
  for (let at = 0; at < SECONDS * 1000; at += 20 + random() * 15) {
    if (sameRoom.look({ at, mic: loud(mic, at), other: loud(other, at) })) return at / 1000;
  }
  return null;
}

const [ADA, BOB] = [voice(11), voice(29)];
const LINE = 110; // ms from one microphone to the other page

test('same room: who hears the other before it comes over the line sits in the same room, told in six seconds', () => {
  const near = nearAfter(heard([ADA, 0.02, 5]), heard([ADA, 1, LINE]));
  equal([near !== null, near < 6], [true, true]);
});

test('same room: one’s own voice in the other’s microphone tells it as well', () => {
  equal(nearAfter(heard([BOB, 1]), heard([BOB, 0.03, LINE + 5])) < 6, true);
});

test('same room: people who talk elsewhere are not in it, whether both talk, one, or nobody', () => {
  equal(nearAfter(heard([ADA, 1]), heard([BOB, 1, LINE])), null);
  equal(nearAfter(heard(), heard([BOB, 1, LINE])), null);
  equal(nearAfter(heard([ADA, 1]), heard()), null);
  equal(nearAfter(heard(), heard()), null);
});

test('same room: what one’s own loudspeakers play is no neighbour', () => {
  equal(nearAfter(heard([BOB, 0.1, LINE + 60]), heard([BOB, 1, LINE])), null);
});

test('same room: an echo from the other end is no neighbour', () => {
  equal(nearAfter(heard([ADA, 1]), heard([ADA, 0.1, 2 * LINE + 60])), null);
});

test('same room: what beats in time in both places, as a clock or music does, is no neighbour', () => {
  const beats = new Float64Array(SECONDS * RATE).map((_, i) => (i % 500 < 80 ? 0.1 : 0));
  equal(nearAfter(heard([beats, 1]), heard([beats, 1, LINE])), null);
});

test('same room: a page that slept begins anew', () => {
  const sameRoom = new SameRoom();
  const [mic, other] = [heard([ADA, 0.02, 5]), heard([ADA, 1, LINE])];
  let near = false;
  // A look a second, as in a tab in the background.
  for (let at = 0; at < SECONDS * 1000; at += 1000) near ||= sameRoom.look({ at, mic: mic[at], other: other[at] });
  equal(near, false);
});

/** Who has come into a room with Bob in it, who sits beside them. */
function beside({ user = 'bob', me = 'ada', room = `office-${Math.random()}` } = {}) {
  const stop = new AbortController();
  const notices = new Notices();
  const peers = new Map([['p_bob', { peer: 'p_bob', user, name: 'Bob', guest: false }]]);
  const place = Object.assign(new EventTarget(), { id: room, peers });
  const media = new EventTarget();
  const deafness = { deaf: false, toggle: () => ((deafness.deaf = true), media.dispatchEvent(new CustomEvent('change'))) };
  const looks = [];
  const parts = {
    view: { notices }, room: place, mesh: { peers: new Map([['p_bob', { loudness: 0.1 }]]) }, media, me: { user: me },
    meter: { decibels: -30 }, deafness, signal: stop.signal,
    detector: () => ({ look: (look) => looks.push(look) > 3 }),
  };
  tellNeighbours(parts);
  const tell = (name, detail) => place.dispatchEvent(new CustomEvent(name, { detail }));
  const note = () => notices.element.querySelector('.notice');
  const press = (label) => [...note().querySelectorAll('button')].find(({ textContent }) => textContent === label).click();
  return { tell, note, press, deafness, looks, peers, stop, room };
}

test('neighbours: who comes to somebody beside them may go on without sound', async () => {
  const here = beside();
  here.tell('snapshot', { samePlace: false });
  await eventually(here.note);
  equal(here.note().textContent.includes('You and Bob'), true);
  equal([here.looks[0].mic, Math.round(here.looks[0].other)], [-30, -20]);
  here.press('Go on without sound');
  equal([here.deafness.deaf, here.note()], [true, null]);
});

test('neighbours: who stays with sound is not asked again in that room', async () => {
  const here = beside();
  here.tell('snapshot', { samePlace: false });
  await eventually(here.note);
  here.press('Stay with sound');
  equal([here.deafness.deaf, here.note()], [false, null]);
  const again = beside({ room: here.room });
  again.tell('snapshot', { samePlace: false });
  await new Promise((resolve) => setTimeout(resolve, 150));
  equal([again.note(), again.looks.length], [null, 0]);
});

test('neighbours: the sentence goes with the neighbour, and one’s own device is called so', async () => {
  const here = beside({ user: 'ada' });
  here.tell('snapshot', { samePlace: false });
  await eventually(here.note);
  equal(here.note().textContent.includes('Your other device'), true);
  here.tell('left', { peer: 'p_bob' });
  equal(here.note(), null);
});

test('neighbours: who was there first is told nothing of who comes', async () => {
  const here = beside();
  here.peers.clear();
  here.tell('snapshot', { samePlace: false });
  here.peers.set('p_bob', { peer: 'p_bob', user: 'bob', name: 'Bob', guest: false });
  here.tell('joined', { peer: 'p_bob' });
  await new Promise((resolve) => setTimeout(resolve, 150));
  equal(here.looks.length, 0);
  here.stop.abort();
});
