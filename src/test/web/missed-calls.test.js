import { browserMemory } from '/lib/memory.js';
import { MissedCalls } from '/pages/rings/missed-calls.js';
import { equal, eventually, record, test } from './harness.js';

const ME = 'missed-calls-test';
const KEY = `parley.missed-seen.${ME}`;

/** A log whose missed calls are said by hand. */
function log() {
  const calls = [];
  const asked = [];
  const fetched = globalThis.fetch;
  globalThis.fetch = async (url) => {
    const { searchParams } = new URL(url, location.origin);
    asked.push(searchParams.get('direction'));
    const items = calls.filter(({ startedAt }) => startedAt >= searchParams.get('from'));
    return new Response(JSON.stringify({ items, next: null }), { headers: { 'content-type': 'application/json' } });
  };
  const rings = new EventTarget();
  return {
    rings,
    asked,
    misses: (id, at) => {
      calls.push({ id, startedAt: new Date(at).toISOString() });
      calls.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
      rings.dispatchEvent(new CustomEvent('logged', { detail: { call: id } }));
    },
    close: () => {
      globalThis.fetch = fetched;
      browserMemory.write(KEY, null);
    },
  };
}

test('missed calls: they count until somebody looks at the list, also in the next page', async () => {
  const { rings, misses, asked, close } = log();
  const list = document.body.appendChild(document.createElement('p'));
  list.textContent = 'calls';
  const page = () => new MissedCalls({ rings, connection: new EventTarget(), me: ME });
  const look = () => dispatchEvent(new PointerEvent('pointermove'));
  try {
    const missed = page();
    const counts = record(missed, 'change');
    const now = Date.now() + 1000;
    misses('a', now);
    await eventually(() => missed.count === 1);
    missed.seenIn(list);
    // Nobody has moved yet: the page lies open on an empty desk.
    misses('b', now + 1);
    await eventually(() => missed.count === 2);
    await eventually(() => (look(), missed.count === 0));
    equal(counts.map(({ detail }) => detail), [1, 2, 0]);
    equal(new Set(asked).size, 1);

    const next = page();
    // One that rang since before the one that was seen, and was given up later.
    misses('c', now - 20_000);
    await eventually(() => next.count === 1);
  } finally {
    list.remove();
    close();
  }
});
