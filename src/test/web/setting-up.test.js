import { Events } from '/lib/events.js';
import { tellSettingUp } from '/pages/room/setting-up.js';
import { equal, eventually, test } from './harness.js';

/** A call whose browser asks for devices, answered by hand. */
function call(permission) {
  const asked = navigator.permissions.query;
  navigator.permissions.query = async () => ({ state: permission });
  const starting = new Set(['mic', 'camera']);
  const shown = [];
  const whispered = [];
  const media = Object.assign(new Events(), { isStarting: (slot) => starting.has(slot) });
  const peers = new Map([['p_bob', { name: 'Bob' }]]);
  const room = Object.assign(new Events(), { inside: true, peers, show: async (state) => shown.push(state) });
  const element = document.body.appendChild(document.createElement('div'));
  const view = { element, notices: { whisper: (text) => whispered.push(text) } };
  const end = new AbortController();
  tellSettingUp({ view, room, media, signal: end.signal });
  media.emit('starting', { slot: 'mic' });
  return {
    shown,
    whispered,
    room,
    question: element.querySelector('[data-testid=question]'),
    answers: (slot) => {
      starting.delete(slot);
      media.emit('starting', { slot });
    },
    close: () => {
      end.abort();
      element.remove();
      navigator.permissions.query = asked;
    },
  };
}

test('setting up: while the browser asks, its question is named, and the others know that sound is to come', async () => {
  const { question, shown, answers, close } = call('prompt');
  try {
    await eventually(() => !question.hidden);
    equal(question.textContent.includes('your microphone, then for your camera'), true);
    await eventually(() => shown.length === 1);
    answers('mic');
    await eventually(() => shown.length === 2);
    equal(shown, [{ settingUp: true }, { settingUp: false }]);
    await eventually(() => question.textContent.includes('your camera, so that'));
    answers('camera');
    await eventually(() => question.hidden);
  } finally {
    close();
  }
});

test('setting up: where the browser does not ask there is no question, and a device that starts at once is not told', async () => {
  const { question, shown, answers, close } = call('granted');
  try {
    answers('mic');
    answers('camera');
    await new Promise((done) => setTimeout(done, 800));
    equal([question.hidden, shown], [true, []]);
  } finally {
    close();
  }
});

test('setting up: it is said of others', () => {
  const { room, whispered, close } = call('granted');
  room.emit('peer-state', { peer: 'p_bob', state: { settingUp: true } });
  room.emit('peer-state', { peer: 'p_bob', state: { settingUp: false } });
  equal(whispered, ['Bob is setting up sound']);
  close();
});
