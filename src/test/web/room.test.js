import { HandLine } from '/signaling/hand-line.js';
import { Room } from '/signaling/room.js';
import { FakeConnection } from './fakes.js';
import { equal, record, test } from './harness.js';

const BOB = { peer: 'p_bob', user: 'bob', name: 'Bob', state: { mic: true, camera: true }, connection: 'ok' };
const EVENTS = ['snapshot', 'joined', 'left', 'peer-state', 'message', 'signal', 'removed', 'refused'];

function enter(peers = [BOB]) {
  const connection = new FakeConnection();
  const room = new Room({ connection, id: 'daily', passcode: 'open' });
  const events = record(room, ...EVENTS);
  room.enter();
  snapshot(connection, peers);
  return { connection, room, events };
}

function snapshot(connection, peers, { seq = 5, peer = 'p_ada', epoch = 'e1' } = {}) {
  connection.say({ type: 'room', epoch, seq, room: { id: 'daily' }, you: { peer, ticket: 'held' }, peers });
}

test('room: the snapshot lists the others, and events keep the list', () => {
  const { connection, room, events } = enter();
  connection.say({ type: 'joined', seq: 6, peer: { ...BOB, peer: 'p_cy', name: 'Cy' } });
  connection.say({ type: 'peer-state', seq: 7, peer: 'p_bob', state: { mic: false }, connection: 'reconnecting' });
  connection.say({ type: 'left', seq: 8, peer: 'p_cy', reason: 'left' });

  equal([...room.peers.keys()], ['p_bob']);
  equal(room.peers.get('p_bob').state, { mic: false, camera: true });
  equal(room.peers.get('p_bob').connection, 'reconnecting');
  equal(
    events.map(({ type }) => type),
    ['snapshot', 'joined', 'peer-state', 'left'],
  );
});

test('room: who came back by another place does not count twice, who is only away does', () => {
  const cy = { ...BOB, peer: 'p_cy', user: 'cy' };
  const { connection, room } = enter([BOB, cy]);
  connection.say({ type: 'peer-state', seq: 6, peer: 'p_bob', connection: 'reconnecting' });
  connection.say({ type: 'peer-state', seq: 7, peer: 'p_cy', connection: 'reconnecting' });
  connection.say({ type: 'joined', seq: 8, peer: { ...BOB, peer: 'p_bob2' } });

  equal(
    room.others.map(({ peer }) => peer),
    ['p_cy', 'p_bob2'],
  );
});

test('room: a gap in the sequence means to enter again, with the place held', () => {
  const { connection } = enter();
  connection.say({ type: 'message', seq: 7, text: 'where is six?' });

  equal(
    connection.subscriptions.map(({ open }) => open),
    [false, true],
  );
  equal(connection.current.headers(), { passcode: 'open', peer: 'p_ada', ticket: 'held' });
});

test('room: signals stand outside the sequence and name their sender', () => {
  const { connection, events } = enter();
  connection.say({ type: 'video-offer', sdp: {} }, { from: 'p_bob' });
  connection.say({ type: 'message', seq: 6, text: 'hello' });

  equal(
    events.slice(1).map(({ type, detail }) => detail.from ?? detail.text),
    ['p_bob', 'hello'],
  );
});

test('room: a second snapshot tells whether it is the same place, and the same server', () => {
  const { connection, events } = enter();
  snapshot(connection, [BOB], { epoch: 'e2', seq: 0 });
  snapshot(connection, [BOB], { epoch: 'e2', seq: 0, peer: 'p_new' });

  equal(
    events.map(({ detail }) => detail),
    [
      { first: true, samePlace: false, restarted: false },
      { first: false, samePlace: true, restarted: true },
      { first: false, samePlace: false, restarted: false },
    ],
  );
});

test('room: who is removed is out', () => {
  const { connection, room, events } = enter();
  connection.say({ type: 'left', seq: 6, peer: 'p_ada', reason: 'removed' });

  equal([room.inside, connection.current.open], [false, false]);
  equal(events.at(-1), { type: 'removed', detail: { reason: 'removed' } });
});

test('room: what it sends goes to the room or to one peer', async () => {
  const { connection, room } = enter();
  const id = await room.say('hello');
  await room.signal('p_bob', { type: 'hang-up' });

  equal(connection.sent, [
    { destination: '/app/rooms/daily', body: { type: 'message', id, text: 'hello' } },
    { destination: '/app/rooms/daily/peers/p_bob', body: { type: 'hang-up' } },
  ]);
});

test('room: hands stand in the order of raising, those of before one came too', () => {
  const cy = { ...BOB, peer: 'p_cy', user: 'cy', state: { hand: true }, handSeq: 4 };
  const dee = { ...BOB, peer: 'p_dee', user: 'dee', state: { hand: true }, handSeq: 2 };
  const connection = new FakeConnection();
  const room = new Room({ connection, id: 'daily' });
  const line = new HandLine(room);
  room.enter();
  snapshot(connection, [BOB, cy, dee]);
  const hand = (seq, peer, up) => connection.say({ type: 'peer-state', seq, peer, state: { hand: up } }, { from: peer });
  hand(6, 'p_ada', true);
  hand(7, 'p_bob', true);
  equal(line.order, ['p_dee', 'p_cy', 'p_ada', 'p_bob']);

  hand(8, 'p_dee', false);
  connection.say({ type: 'left', seq: 9, peer: 'p_cy', reason: 'left' });
  equal([line.numberOf('p_ada'), line.numberOf('p_bob'), line.numberOf('p_dee')], [1, 2, null]);
});

test('room: a hand keeps its place when the same place is entered again, not on a new server', () => {
  const connection = new FakeConnection();
  const room = new Room({ connection, id: 'daily' });
  const line = new HandLine(room);
  room.enter();
  snapshot(connection, []);
  connection.say({ type: 'peer-state', seq: 6, peer: 'p_ada', state: { hand: true } }, { from: 'p_ada' });
  snapshot(connection, [{ ...BOB, handSeq: 8 }], { seq: 9 });
  equal(line.order, ['p_ada', 'p_bob']);
  snapshot(connection, [], { seq: 0, epoch: 'e2' });
  equal(line.order, []);
});
