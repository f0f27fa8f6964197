import { act } from '/worker/notices.js';
import { file, page } from '/worker/files.js';
import { word } from '/worker/words.js';
import { equal, test } from './harness.js';

const NAMES = ['parley-offline', 'parley-answers'];

/** Runs with a network of its own, and leaves nothing behind. */
async function withNetwork(answer, run) {
  const real = globalThis.fetch;
  const asked = [];
  globalThis.fetch = async (request, options) => {
    asked.push([new URL(request.url ?? request, location.href).pathname, options?.method ?? 'GET']);
    return answer(request);
  };
  try {
    await run(asked);
  } finally {
    globalThis.fetch = real;
    const ours = (await caches.keys()).filter((name) => NAMES.includes(name) || name.startsWith('parley-files-'));
    await Promise.all(ours.map((name) => caches.delete(name)));
  }
}

const asking = (path) => ({ request: new Request(path), preloadResponse: Promise.resolve(undefined) });
const immutable = { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } };

test('worker: a file of this version is asked for once, and two versions are kept', () =>
  withNetwork(
    () => new Response('code', immutable),
    async (asked) => {
      for (const version of ['1', '1', '2', '3']) equal(await (await file(new Request(`/v/${version}/a.js`))).text(), 'code');
      equal(asked.length, 3);
      const kept = (await caches.keys()).filter((name) => name.startsWith('parley-files-'));
      equal(kept, ['parley-files-2', 'parley-files-3']);
    },
  ));

test('worker: what may change is never kept', () =>
  withNetwork(
    () => new Response('code', { headers: { 'Cache-Control': 'no-cache' } }),
    async (asked) => {
      for (let time = 0; time < 2; time++) await file(new Request('/v/old/a.js'));
      equal(asked.length, 2);
    },
  ));

test('worker: a page comes from the server, and where that is away one says so', () =>
  withNetwork(
    ({ url }) => {
      if (url.endsWith('/cut')) throw new TypeError('Failed to fetch');
      return new Response('of the server', { status: url.endsWith('/proxy') ? 502 : 200 });
    },
    async () => {
      await (await caches.open('parley-offline')).put('/offline', new Response('cannot be reached'));
      const shown = [];
      for (const path of ['/calls', '/cut', '/proxy']) shown.push(await (await page(asking(path))).text());
      equal(shown, ['of the server', 'cannot be reached', 'cannot be reached']);
    },
  ));

test('worker: Decline asks the API, and Answer is noted for the page that comes next', () =>
  withNetwork(
    () => new Response(null, { status: 204 }),
    async (asked) => {
      await act('decline', { type: 'ring', call: 'c_1' });
      equal(asked, [['/api/v1/calls/c_1/decline', 'POST']]);
      // There is no window to bring to the front in a page.
      await act('answer', { type: 'ring', call: 'c_1' }).catch(() => {});
      equal(Boolean(await caches.match('/answers/c_1')), true);
    },
  ));

test('worker: notices speak the language of the account, and of the browser where it has none', () => {
  const from = { user: 'mina', name: 'Mina', guest: false };
  equal(word('ring', { type: 'ring', from, language: 'ko' }), 'Mina 님의 전화');
  equal(word('missed', { type: 'over', from, language: 'ko-KR' }), 'Mina 님의 부재중 전화');
  equal(word('ring', { type: 'ring', from: { ...from, guest: true }, language: 'en' }), 'Mina (guest) is calling');
  equal(word('answer', { type: 'ring', from, language: null }).length > 0, true);
});
