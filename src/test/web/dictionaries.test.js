import { equal, test } from './harness.js';

const PAGES = ['/', '/setup', '/login', '/join/x', '/reset/x', '/passkey', '/oidc/callback', '/r/x', '/calls', '/settings', '/admin', '/docs'];
const LANGUAGES = ['en', 'ko'];
const SAMPLE = 3; // where a text depends on a number

const PATIENCE = 30_000; // ms: the pages come one after the other, from a machine that may be busy

/** All dictionaries that the pages name: [{name, en, ko}]. They are read once. */
function dictionaries() {
  loaded ??= load();
  return loaded;
}

let loaded = null;

async function load() {
  const names = new Set();
  for (const page of PAGES) {
    const html = new DOMParser().parseFromString(await (await fetch(page)).text(), 'text/html');
    for (const name of (html.documentElement.dataset.strings ?? '').split(' ').filter(Boolean)) names.add(name);
  }
  return Promise.all(
    [...names].map(async (name) => {
      const [en, ko] = await Promise.all(LANGUAGES.map((code) => import(`/i18n/${code}/${name}.js`)));
      return { name, en: en.default, ko: ko.default };
    }),
  );
}

/** The names of the parameters of a text. */
function parametersOf(text) {
  if (typeof text === 'string') return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const names = [];
  const params = new Proxy({}, { get: (_, name) => (names.push(String(name)), SAMPLE) });
  text(params);
  return names;
}

/** What a text reads like, with `{…}` for whatever is put in. */
function shapeOf(text) {
  return typeof text === 'string' ? text : String(text).replace(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, '{x}');
}

/** Each text of Korean that a pattern finds, with its key. */
async function inKorean(pattern) {
  const all = (await dictionaries()).flatMap(({ ko }) => Object.entries(ko));
  return all.filter(([, text]) => pattern.test(shapeOf(text))).map(([key, text]) => `${key}: ${shapeOf(text)}`);
}

test('dictionaries: both languages have the same keys, and no empty text', async () => {
  const all = await dictionaries();
  equal(all.length > 12, true);
  for (const { name, en, ko } of all) {
    equal(Object.keys(ko).toSorted(), Object.keys(en).toSorted(), name);
    equal(Object.entries({ ...en, ...ko }).filter(([, text]) => text === ''), [], name);
  }
}, PATIENCE);

test('dictionaries: a text has the same parameters in both languages', async () => {
  for (const { en, ko } of await dictionaries()) {
    for (const [key, text] of Object.entries(en)) {
      const [english, korean] = [text, ko[key]].map((one) => [...new Set(parametersOf(one))].toSorted());
      equal(korean, english, key);
    }
  }
});

test('dictionaries: no Korean particle clings to a parameter whose last sound is not known', async () => {
  const particle = /\}(?:이|가|을|를|은|는|과|와|으로|로|아|야|이라는|라는|이나|나|이랑|랑)(?=[\s,.?!”]|$)/;
  equal(particle.test('{user}를 입력하세요') && !particle.test('{host}은(는) 여기'), true);
  equal(await inKorean(particle), []);
});

test('dictionaries: Korean keeps to one level of politeness and to its own words', async () => {
  equal(await inKorean(/(?:해요|어요|아요|에요|예요|네요|군요|죠)(?=[.!?\s]|$)/), []);
  equal(await inKorean(/호스트가|호스트님|들이기|그만 걸기|Erased|Team room/), []);
});
