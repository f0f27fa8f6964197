import { Captions } from '/pages/room/captions.js';
import { CaptionLinks } from '/rtc/captions/caption-links.js';
import { Speech } from '/rtc/captions/speech.js';
import { equal, eventually, record, test } from './harness.js';

/** Both ends of a channel; what is sent arrives at once. */
function ends() {
  const [one, other] = [new EventTarget(), new EventTarget()];
  const join = (from, to) => (from.send = (data) => to.dispatchEvent(Object.assign(new Event('message'), { data })));
  join(one, other);
  join(other, one);
  return [one, other];
}

function linked() {
  const [ada, bob, cy] = [new CaptionLinks(), new CaptionLinks(), new CaptionLinks()];
  const [toBob, fromBob] = ends();
  const [toCy, fromCy] = ends();
  ada.connect('p_bob', toBob);
  ada.connect('p_cy', toCy);
  bob.connect('p_ada', fromBob);
  cy.connect('p_ada', fromCy);
  return { ada, bob, cy };
}

test('captions: words go to those who want to read them, and to nobody else', () => {
  const { ada, bob, cy } = linked();
  const heard = [record(bob, 'words'), record(cy, 'words')];
  ada.say('for nobody', true);
  bob.want(true);
  equal(ada.isRead, true);
  ada.say('hello', false);
  bob.want(false);
  ada.say('secret', true);
  equal(
    heard.map((words) => words.map(({ detail }) => detail.text)),
    [['hello'], []],
  );
  equal(ada.isRead, false);
});

test('captions: a new channel is told what is wanted; junk is left alone', () => {
  const ada = new CaptionLinks();
  const bob = new CaptionLinks();
  bob.want(true);
  const [one, other] = ends();
  ada.connect('p_bob', one);
  bob.connect('p_ada', other);
  equal(ada.isRead, true);
  const words = record(bob, 'words');
  for (const junk of ['{', 'null', '[]', '{"type":"words","text":7}', 'x'.repeat(3000), new ArrayBuffer(1)]) one.send(junk);
  equal(words.length, 0);
  ada.disconnect('p_bob');
  equal(ada.isRead, false);
});

/** Stands in for a browser that turns speech into text. */
class FakeRecognition {
  static made = [];
  started = 0;
  constructor() {
    FakeRecognition.made.push(this);
  }
  start() {
    this.started++;
  }
  abort() {
    this.started = 0;
  }
  hear(transcript, isFinal = true) {
    this.onresult({ resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] });
  }
}

async function withRecognition(run) {
  const before = [globalThis.SpeechRecognition, globalThis.webkitSpeechRecognition];
  globalThis.SpeechRecognition = FakeRecognition;
  FakeRecognition.made = [];
  try {
    await run();
  } finally {
    [globalThis.SpeechRecognition, globalThis.webkitSpeechRecognition] = before;
  }
}

const fakeTrack = {};

test('captions: it listens again after a silence, and not when the browser says no', () =>
  withRecognition(async () => {
    const speech = new Speech('ko-KR');
    const seen = record(speech, 'words', 'failed');
    speech.listen(fakeTrack);
    FakeRecognition.made[0].hear(' 안녕하세요 ');
    FakeRecognition.made[0].onend();
    await eventually(() => FakeRecognition.made.length === 2);
    equal(FakeRecognition.made[1].lang, 'ko-KR');
    FakeRecognition.made[1].onerror({ error: 'no-speech' });
    FakeRecognition.made[1].onerror({ error: 'not-allowed' });
    equal(
      seen.map(({ type, detail }) => detail?.text ?? type),
      ['안녕하세요', 'failed'],
    );
  }));

function captionsOf() {
  const [room, mesh, media, view, speech] = [1, 2, 3, 4, 5].map(() => new EventTarget());
  Object.assign(room, { peers: new Map([['p_bob', { peer: 'p_bob', name: 'Bob', guest: false }]]) });
  Object.assign(media, { micOn: true, tracks: { mic: fakeTrack } });
  const said = [];
  Object.assign(view, {
    stage: { element: document.body.appendChild(document.createElement('div')) },
    notices: { say: (text) => said.push(text) },
    more: { mark: () => {} },
  });
  speech.listening = null;
  speech.listen = (track) => (speech.listening = track);
  const stop = new AbortController();
  const captions = new Captions({ room, mesh, media, view, speech, signal: stop.signal });
  const [here, there] = ends();
  const bob = new CaptionLinks();
  bob.connect('p_me', there);
  mesh.dispatchEvent(new CustomEvent('channel', { detail: { peer: 'p_bob', name: 'captions', channel: here } }));
  const close = () => {
    stop.abort();
    document.querySelector('dialog')?.remove();
    view.stage.element.nextElementSibling.remove();
    view.stage.element.remove();
  };
  return { captions, media, speech, bob, said, close };
}

test('captions: nothing is listened to unless one agreed, somebody reads and the microphone is on', () =>
  withRecognition(async () => {
    const { captions, media, speech, bob, said, close } = captionsOf();
    bob.want(true);
    equal([speech.listening, said.length], [null, 1]);
    await captions.open();
    document.querySelector('[data-testid="captions-speak"]').click();
    equal(speech.listening === fakeTrack, true);
    media.micOn = false;
    media.dispatchEvent(new CustomEvent('change', { detail: { slot: 'mic' } }));
    equal(speech.listening, null);
    media.micOn = true;
    media.dispatchEvent(new CustomEvent('change', { detail: { slot: 'mic' } }));
    bob.want(false);
    equal(speech.listening, null);
    close();
  }));

test('captions: words are shown with the name of who says them', async () => {
  const { captions, bob, close } = captionsOf();
  bob.say('not asked for', true);
  await captions.open();
  document.querySelector('[data-testid="captions-read"]').click();
  bob.say('hello there', false);
  equal(document.querySelector('[data-testid="captions"]').textContent, 'Bob hello there');
  close();
});
