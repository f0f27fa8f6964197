import { Rings } from '/signaling/rings.js';
import { FakeConnection } from './fakes.js';
import { equal, record, test } from './harness.js';

function start() {
  const connection = new FakeConnection();
  const rings = new Rings({ connection });
  rings.start();
  return { connection, rings };
}

test('rings: an incoming ring waits until it is answered somewhere', () => {
  const { connection, rings } = start();
  const events = record(rings, 'ring', 'taken');
  connection.say({ type: 'ring', call: 'c_1', room: 'r' });
  equal([...rings.incoming.keys()], ['c_1']);
  connection.say({ type: 'taken', call: 'c_1', by: 'accepted' });

  equal([rings.incoming.size, events.length], [0, 2]);
});

test('rings: with several callees one refusal leaves the others ringing', () => {
  const { connection, rings } = start();
  connection.say({ type: 'ringing', call: 'c_1', room: 'r', to: ['bob', 'cy'] });
  connection.say({ type: 'declined', call: 'c_1', user: 'bob' });
  equal(rings.outgoing.get('c_1').to, ['cy']);
  connection.say({ type: 'missed', call: 'c_1', user: 'cy' });

  equal(rings.outgoing.size, 0);
});

test('rings: accepting is sent to the call', async () => {
  const { connection, rings } = start();
  connection.say({ type: 'ring', call: 'c_1', room: 'r' });
  await rings.accept('c_1');

  equal(connection.sent, [{ destination: '/app/calls/c_1', body: { type: 'accept' } }]);
  equal(rings.incoming.size, 0);
});

test('rings: a decline carries words only where there are some', async () => {
  const { connection, rings } = start();
  await rings.decline('c_1', { text: 'At three' });
  await rings.decline('c_2');

  equal(connection.sent.map(({ body }) => body), [{ type: 'decline', text: 'At three' }, { type: 'decline' }]);
});

test('rings: of several the first answer leaves the others ringing', () => {
  const { connection, rings } = start();
  connection.say({ type: 'ringing', call: 'c_1', room: 'r', to: ['bob', 'cy', 'di'] });
  connection.say({ type: 'accepted', call: 'c_1', user: 'bob' });
  equal(rings.outgoing.get('c_1').to, ['cy', 'di']);
  connection.say({ type: 'cancelled', call: 'c_1', user: 'ada' });

  equal(rings.outgoing.size, 0);
});

test('rings: somebody rung into a call joins those who are being rung', () => {
  const { connection, rings } = start();
  connection.say({ type: 'ringing', call: 'c_1', room: 'r', to: ['bob'] });
  connection.say({ type: 'ringing', call: 'c_1', room: 'r', to: ['cy'] });

  equal(rings.outgoing.get('c_1').to, ['bob', 'cy']);
});

test('rings: what was accepted here rings here no longer', () => {
  const { connection, rings } = start();
  connection.say({ type: 'ring', call: 'c_1', room: 'r' });
  connection.say({ type: 'accepted', call: 'c_1', user: 'ada' });

  equal(rings.incoming.size, 0);
});

test('rings: a call that is logged is told and changes no ring', () => {
  const { connection, rings } = start();
  connection.say({ type: 'ring', call: 'c_1', room: 'r' });
  const events = record(rings, 'logged', 'change');
  connection.say({ type: 'logged', call: 'c_1' });

  equal([rings.incoming.size, events.map(({ type }) => type)], [1, ['logged']]);
});
