import { MutedTalk } from '/rtc/muted-talk.js';
import { equal, test } from './harness.js';

const EVERY = 200; // ms between looks

/** After how many ms somebody is taken for talking, where `sound` says at which of 150 looks there is a sound. */
function toldAfter(sound) {
  const talk = new MutedTalk();
  for (let look = 1; look <= 150; look++) {
    if (sound(look) && talk.heard(look * EVERY)) return look * EVERY;
  }
  return null;
}

/** Sounds by chance, the same in each run. */
function chance(share) {
  let seed = 7;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647 < share;
  };
}

test('muted talk: speech with its pauses is told within some seconds', () => {
  equal(toldAfter(() => true), 1400);
  equal(toldAfter((look) => look % 2 === 0), 2800);
  const after = toldAfter(chance(0.6));
  equal(after !== null && after < 5000, true, `told after ${after} ms`);
});

test('muted talk: keys that are typed for half a minute, a cough, and a laugh are no talk', () => {
  equal(toldAfter(chance(0.15)), null);
  equal(toldAfter((look) => look % 30 < 3), null);
  equal(toldAfter((look) => look > 20 && look < 26), null);
});
