import { Hosting } from '/signaling/hosting.js';
import { equal, record, refusal, test } from './harness.js';

const GINA = { id: 'k_1', user: 'guest-1', name: 'Gina', at: '2026-01-01T00:00:00.000Z' };

function host() {
  const room = new EventTarget();
  room.you = { role: 'host' };
  room.sent = [];
  room.answer = () => Promise.resolve();
  room.command = (body) => {
    room.sent.push(body);
    return room.answer();
  };
  const hosting = new Hosting(room);
  const tell = (type, detail) => room.dispatchEvent(new CustomEvent(type, { detail }));
  return { room, hosting, tell };
}

const waiting = (hosting) => hosting.knocks.map(({ name }) => name);

test('hosting: a knock waits until it is over, and is told once', () => {
  const { hosting, tell } = host();
  const events = record(hosting, 'knock');
  tell('knock', { knock: GINA });
  tell('knock', { knock: GINA });
  equal(waiting(hosting), ['Gina']);
  tell('knock-over', { knock: 'k_1' });

  equal([waiting(hosting), events.length], [[], 1]);
});

test('hosting: an answer takes the knock away at once', async () => {
  const { room, hosting, tell } = host();
  tell('knock', { knock: GINA });
  const answer = hosting.answer('k_1', true);
  equal(waiting(hosting), []);

  equal(await answer, true);
  equal(room.sent, [{ type: 'admit', knock: 'k_1' }]);
});

test('hosting: whoever waits no longer is no failure', async () => {
  const { room, hosting, tell } = host();
  tell('knock', { knock: GINA });
  room.answer = () => Promise.reject({ code: 'bad-request' });

  equal(await hosting.answer('k_1', false), false);
});

test('hosting: other refusals are told', async () => {
  const { room, hosting } = host();
  room.answer = () => Promise.reject({ code: 'forbidden' });

  equal((await refusal(hosting.answer('k_1', true))).code, 'forbidden');
});

test('hosting: orders go to the room', () => {
  const { room, hosting } = host();
  hosting.lock(true);
  hosting.lock(false);
  hosting.mute('p_bob');
  hosting.remove('p_bob');
  hosting.end();

  equal(room.sent, [
    { type: 'lock' },
    { type: 'unlock' },
    { type: 'mute', peer: 'p_bob' },
    { type: 'remove', peer: 'p_bob' },
    { type: 'end' },
  ]);
});
