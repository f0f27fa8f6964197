import { handOver, takeOver } from '/lib/handover.js';
import { equal, test } from './harness.js';

const KEY = 'test.handover';

test('handover: what one page leaves the next one takes once', () => {
  handOver(KEY, { room: 'daily' });
  equal([takeOver(KEY, 1000), takeOver(KEY, 1000) ?? 'nothing'], [{ room: 'daily' }, 'nothing']);
});

test('handover: what is old, comes from the future or cannot be read is nothing, and gone', () => {
  const kept = (at) => JSON.stringify({ value: 'kept', at: Date.now() + at });
  for (const text of [kept(-60000), kept(60000), 'no JSON', '{}', 'null']) {
    sessionStorage.setItem(KEY, text);
    equal([takeOver(KEY, 1000) ?? 'nothing', sessionStorage.getItem(KEY)], ['nothing', null], text);
  }
});
