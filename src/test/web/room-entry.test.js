import { Room } from '/signaling/room.js';
import { FakeConnection } from './fakes.js';
import { equal, record, test } from './harness.js';

const BOB = { peer: 'p_bob', user: 'bob', name: 'Bob', state: {}, connection: 'ok' };

function come(options = {}) {
  const connection = new FakeConnection();
  const room = new Room({ connection, id: 'daily', ...options });
  const events = record(room, 'knocking', 'snapshot', 'joined', 'left', 'removed', 'refused');
  room.enter();
  return { connection, room, events };
}

function letIn(connection, peers = []) {
  connection.say({
    type: 'room',
    epoch: 'e1',
    seq: 5,
    room: { id: 'daily' },
    you: { peer: 'p_ada', ticket: 't' },
    peers,
  });
}

function refuse(connection, code) {
  connection.current.onRefused({ type: 'refused', code });
}

const types = (events) => events.map(({ type }) => type);

test('room entry: who knocks waits under the same subscription until let in', () => {
  const { connection, events } = come();
  refuse(connection, 'knock-required');
  equal(connection.subscriptions.length, 1);
  letIn(connection);

  equal(types(events), ['knocking', 'snapshot']);
});

test('room entry: who was removed knocks too', () => {
  const { connection, events } = come();
  refuse(connection, 'removed');

  equal(types(events), ['knocking']);
});

test('room entry: the answer no to a knock comes by itself and ends the waiting', () => {
  const { connection, events } = come();
  refuse(connection, 'knock-required');
  connection.dispatchEvent(new CustomEvent('refused', { detail: { code: 'knock-denied' } }));

  equal(types(events), ['knocking', 'refused']);
  equal(events.at(-1).detail.code, 'knock-denied');
  equal(connection.current.open, false);
});

test('room entry: a refusal of something else is none of a door that nobody waits at', () => {
  const { connection, events } = come();
  letIn(connection);
  connection.dispatchEvent(new CustomEvent('refused', { detail: { code: 'bad-request' } }));

  equal(types(events), ['snapshot']);
});

test('room entry: moving here names the place that goes, once, and that place is nobody to talk to', () => {
  const { connection, room, events } = come({ replaces: 'p_laptop', passcode: 'open' });
  equal(connection.current.headers(), { passcode: 'open', replaces: 'p_laptop' });
  letIn(connection, [BOB, { ...BOB, peer: 'p_laptop', user: 'ada' }]);
  connection.say({ type: 'left', seq: 6, peer: 'p_laptop', reason: 'moved' });

  equal([...room.peers.keys()], ['p_bob']);
  equal(types(events), ['snapshot']);
  equal(connection.current.headers(), { passcode: 'open', peer: 'p_ada', ticket: 't' });
});

test('room entry: a device that left before it was replaced is replaced by nothing', () => {
  const { connection, events } = come({ replaces: 'p_laptop' });
  refuse(connection, 'no-such-peer');

  equal(connection.subscriptions.length, 2);
  equal(connection.current.headers(), {});
  equal(events, []);
});

test('room entry: who is put out hears who did it', () => {
  const { connection, events } = come();
  letIn(connection, [BOB]);
  connection.say({ type: 'left', seq: 6, peer: 'p_ada', reason: 'removed' }, { from: 'p_bob' });

  equal(events.at(-1), { type: 'removed', detail: { reason: 'removed', by: 'Bob' } });
});
