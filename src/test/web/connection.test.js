import { Connection } from '/signaling/connection.js';
import { FakeStompClient } from './fakes.js';
import { equal, eventually, record, refusal, test } from './harness.js';

globalThis.StompJs = { Client: FakeStompClient, Versions: class {} };

function connect() {
  const connection = new Connection({ url: 'ws://localhost/ws' });
  connection.connect();
  FakeStompClient.latest.connected();
  return connection;
}

async function reconnect(code, connected) {
  const before = FakeStompClient.opened.length;
  FakeStompClient.latest.close(code);
  await eventually(() => FakeStompClient.opened.length > before, 'a new socket');
  FakeStompClient.latest.connected(connected);
}

test('connection: a resumed session says what it has seen and subscribes to nothing again', async () => {
  const connection = connect();
  connection.subscribe('/topic/rooms/daily', () => {});
  FakeStompClient.latest.receipt('subscribe-s1');
  FakeStompClient.latest.message(7, 's1', { type: 'message' });
  await reconnect(1006, { resumed: true, token: 'next' });

  const { connectHeaders } = FakeStompClient.latest.options;
  equal([connectHeaders.resume, connectHeaders['last-message-id']], ['token', '7']);
  equal(FakeStompClient.latest.sent('SUBSCRIBE'), []);
  connection.close();
});

test('connection: after a fresh session everything is subscribed again, with headers of that moment', async () => {
  const connection = connect();
  const place = {};
  connection.subscribe(
    '/topic/rooms/daily',
    () => {},
    () => place,
  );
  FakeStompClient.latest.receipt('subscribe-s1');
  place.ticket = 'held';
  await reconnect(1006, { resumed: false });

  const [errors, room] = FakeStompClient.latest.sent('SUBSCRIBE');
  equal(
    [errors.destination, room.destination, room.headers.ticket],
    ['/user/queue/errors', '/topic/rooms/daily', 'held'],
  );
  connection.close();
});

test('connection: messages after a resume reach the listener, doubled ones do not', async () => {
  const connection = connect();
  const seen = [];
  connection.subscribe('/topic/rooms/daily', (body) => seen.push(body.text));
  FakeStompClient.latest.message(1, 's1', { type: 'message', text: 'one' });
  await reconnect(1006, { resumed: true });
  FakeStompClient.latest.message(1, 's1', { type: 'message', text: 'one' });
  FakeStompClient.latest.message(2, 's1', { type: 'message', text: 'two' });

  equal(seen, ['one', 'two']);
  connection.close();
});

test('connection: what had no receipt is sent again on the next socket, in order', async () => {
  const connection = connect();
  const first = connection.send('/app/a', { n: 1 });
  const second = connection.send('/app/b', { n: 2 });
  FakeStompClient.latest.receipt('r1');
  await first;
  const third = connection.send('/app/c', { n: 3 });
  await reconnect(1006, { resumed: true });

  equal(
    FakeStompClient.latest.sent('SEND').map(({ body }) => body.n),
    [2, 3],
  );
  FakeStompClient.latest.receipt('r2');
  FakeStompClient.latest.receipt('r3');
  await Promise.all([second, third]);
  connection.close();
});

test('connection: a refusal rejects the send whose receipt it names, others become events', async () => {
  const connection = connect();
  const events = record(connection, 'refused');
  const sent = connection.send('/app/calls', { type: 'ring' });
  FakeStompClient.latest.message(1, 'errors', { code: 'no-such-user' }, { 'receipt-id': 'r1' });
  FakeStompClient.latest.message(2, 'errors', { code: 'internal' });

  equal((await refusal(sent)).code, 'no-such-user');
  equal(
    events.map(({ detail }) => detail.code),
    ['internal'],
  );
  connection.close();
});

test('connection: a refused subscription is told to its owner and not asked for again', async () => {
  const connection = connect();
  const refused = [];
  connection.subscribe(
    '/topic/rooms/full',
    () => {},
    {},
    ({ code }) => refused.push(code),
  );
  FakeStompClient.latest.message(1, 'errors', { code: 'room-full' }, { 'receipt-id': 'subscribe-s1' });
  await reconnect(1006, { resumed: false });

  equal(refused, ['room-full']);
  equal(FakeStompClient.latest.sent('SUBSCRIBE').length, 1);
  connection.close();
});

test('connection: 4401 says signed out and stays away, as does 4409', async () => {
  for (const [code, expected] of [
    [4401, ['state', 'signed-out']],
    [4409, ['state']],
  ]) {
    const connection = connect();
    const events = record(connection, 'state', 'signed-out');
    const sockets = FakeStompClient.opened.length;
    const waiting = connection.send('/app/presence', {});
    FakeStompClient.latest.close(code);

    equal(
      events.map(({ type }) => type),
      expected,
    );
    equal([connection.state, connection.closeCode], ['closed', code]);
    equal((await refusal(waiting)).code, 'connection-lost');
    equal(FakeStompClient.opened.length, sockets);
  }
});

test('connection: draining is announced, and the state tells of going and coming back', async () => {
  const connection = connect();
  const events = record(connection, 'state', 'draining');
  FakeStompClient.latest.message(1, 's1', { type: 'draining', retryAfter: 1 });
  await reconnect(1006, { resumed: false });

  equal(
    events.map(({ type, detail }) => (type === 'state' ? detail : type)),
    ['draining', 'reconnecting', 'connected'],
  );
  connection.close();
});

test('connection: a socket that a proxy closes in order is opened again, and the session goes on', async () => {
  for (const code of [1000, 1001, 1005]) {
    const connection = connect();
    const events = record(connection, 'state');
    await reconnect(code, { resumed: true });

    equal(FakeStompClient.latest.options.connectHeaders.resume, 'token');
    equal(
      events.map(({ detail }) => detail),
      ['reconnecting', 'connected'],
    );
    connection.close();
  }
});

test('connection: a page that goes says so, and comes back where the browser brings it back', async () => {
  const connection = connect();
  const { latest } = FakeStompClient;
  const closed = [];
  latest.webSocket = { close: (code) => closed.push(code) };
  dispatchEvent(new Event('pagehide'));
  equal(closed, [4000]);

  await reconnect(4000, { resumed: true });
  equal(connection.state, 'connected');
  connection.close();
  FakeStompClient.latest.webSocket = { close: () => closed.push('again') };
  dispatchEvent(new Event('pagehide'));
  equal(closed, [4000]);
});

test('connection: who wants to come back does so at once, also from a try that gets no answer', () => {
  const connection = connect();
  const events = record(connection, 'state');
  FakeStompClient.latest.close(1006);
  const sockets = FakeStompClient.opened.length;
  connection.reconnect();
  equal(FakeStompClient.opened.length, sockets + 1);
  const stuck = FakeStompClient.latest;
  connection.reconnect();
  equal(FakeStompClient.opened.length, sockets + 2);
  stuck.close(1006);
  FakeStompClient.latest.connected({ resumed: true });
  connection.reconnect();

  equal(FakeStompClient.opened.length, sockets + 2);
  equal(
    events.map(({ detail }) => detail),
    ['reconnecting', 'connected'],
  );
  connection.close();
});

test('connection: tells what happened while it was away, and that the server restarts', async () => {
  const connection = connect();
  const before = new Date(Date.now() - 60_000).toISOString();
  await reconnect(1006, { resumed: true });
  equal([connection.outage.covers(before), connection.outage.covers(undefined)], [true, false]);
  equal(connection.outage.covers(new Date(Date.now() + 60_000).toISOString()), false);

  FakeStompClient.latest.close(1012);
  equal(connection.outage.isRestart, true);
  connection.reconnect();
  FakeStompClient.latest.connected({ resumed: true });
  equal(connection.outage.isRestart, false);
  connection.close();
});
