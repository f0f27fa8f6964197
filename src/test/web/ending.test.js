import { t } from '/lib/i18n.js';
import { tellEnding } from '/pages/room/ending.js';
import { inFakeTime } from './fake-time.js';
import { equal, test } from './harness.js';

const BOB = { user: 'bob', name: 'Bob', guest: false };

function call({ kind = 'call', others = [BOB], endedHere = false } = {}) {
  const tell = (target, type, detail) => target.dispatchEvent(new CustomEvent(type, { detail }));
  const room = Object.assign(new EventTarget(), { room: { kind } });
  const rings = Object.assign(new EventTarget(), { incoming: new Map() });
  const shown = [];
  const left = [];
  const over = new AbortController();
  tellEnding({
    room,
    rings,
    company: { others },
    hosts: { endedHere },
    view: {
      heading: { stop() {} },
      notices: { whisper() {} },
      showEnding: (element) => shown.push(element),
    },
    leave: (...how) => {
      left.push(how);
      over.abort();
    },
    signal: over.signal,
  });
  return {
    shown,
    left,
    leaves: (reason) => tell(room, 'left', { peer: 'p_bob', reason, ...BOB }),
    ends: (reason, missed = false) => tell(room, 'ended', { reason, missed }),
    rings: (count) => {
      rings.incoming = new Map(Array.from({ length: count }, (_, index) => [index, {}]));
      tell(rings, 'change');
    },
  };
}

test('ending: a call of two says who hung up, and goes after five seconds', () =>
  inFakeTime(({ passes }) => {
    const here = call();
    here.leaves('left');
    here.ends('left');
    equal(here.shown[0].querySelector('[role=status]').textContent, t('call.left.hungUp', { by: 'Bob' }));
    passes(4900);
    equal(here.left, []);
    passes(100);
    equal(here.left, [['hungUp', 'Bob']]);
  }));

test('ending: one goes at once where one wants to, and who lost the connection did not hang up', () =>
  inFakeTime(({ passes }) => {
    const here = call();
    here.leaves('lost');
    here.ends('lost');
    const [again, leave] = here.shown[0].querySelectorAll('button');
    equal([again.textContent, leave.textContent], [t('ring.again'), t('call.ending.leave')]);
    leave.click();
    passes(6000);
    equal(here.left, [['theyLost', 'Bob']]);
  }));

test('ending: somebody who rings meanwhile is waited for', () =>
  inFakeTime(({ passes }) => {
    const here = call();
    here.leaves('left');
    here.ends('left');
    passes(3000);
    here.rings(1);
    passes(30_000);
    equal(here.left, []);
    here.rings(0);
    passes(5000);
    equal(here.left.length, 1);
  }));

test('ending: a guest without an account cannot be called again', () =>
  inFakeTime(() => {
    const here = call({ others: [{ user: 'guest-1', name: 'Ann' }] });
    here.ends('left');
    equal(here.shown[0].querySelectorAll('button').length, 1);
  }));

test('ending: what a host ends, a room that is gone, and a call that ended while one was away are left at once', () => {
  for (const [how, end, word] of [
    [{}, ['ended'], 'endedByHost'],
    [{ endedHere: true }, ['ended'], 'endedByMe'],
    [{ kind: 'adhoc' }, ['lost'], 'ended'],
    [{}, ['left', true], 'endedAway'],
  ]) {
    const here = call(how);
    here.ends(...end);
    equal([here.left[0][0], here.shown.length], [word, 0]);
  }
});
