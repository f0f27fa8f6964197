import { Mesh } from '/rtc/mesh.js';
import { FakeRoom, meshOf, settled } from './fake-meeting.js';
import { inFakeTime } from './fake-time.js';
import { FakePeerConnection } from './fakes.js';
import { equal, eventually, record, test } from './harness.js';

test('mesh: who wants relays only has connections that use nothing else', async () => {
  for (const [relayOnly, policy] of [[true, 'relay'], [false, 'all']]) {
    const room = new FakeRoom();
    room.peers.set('p_a', { peer: 'p_a' });
    const asked = [];
    const createConnection = (configuration) => {
      asked.push(configuration.iceTransportPolicy);
      return new FakePeerConnection();
    };
    const mesh = new Mesh({ room, createConnection, relayOnly });
    room.tell('snapshot', { first: true, samePlace: false });
    equal(asked, [policy]);
    mesh.close();
  }
});

test('mesh: the newcomer offers to everybody in its snapshot', async () => {
  const { room, mesh } = meshOf('p_a', 'p_z');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 2);
  equal(room.signals, [
    { peer: 'p_a', type: 'video-offer' },
    { peer: 'p_z', type: 'video-offer' },
  ]);
  mesh.close();
});

test('mesh: back in the same place media is left alone, in another one all begins anew', () => {
  const { room, mesh, pcs } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  const before = mesh.peers.get('p_a');
  room.tell('snapshot', { first: false, samePlace: true });
  equal(mesh.peers.get('p_a') === before, true);
  room.tell('snapshot', { first: false, samePlace: false });
  equal(mesh.peers.get('p_a') === before, false);
  equal(
    pcs.map(({ signalingState }) => signalingState === 'closed'),
    [true, false],
  );
  mesh.close();
});

const wayBy = (candidateType) =>
  new Map([
    ['pair', { type: 'candidate-pair', nominated: true, state: 'succeeded', localCandidateId: 'l', remoteCandidateId: 'r' }],
    ['l', { type: 'local-candidate', candidateType: 'host' }],
    ['r', { type: 'remote-candidate', candidateType }],
  ]);

test('mesh: after a restart of the server it looks for another way where a relay was in it', async () => {
  const { room, mesh, pcs } = meshOf('p_a', 'p_b');
  room.tell('snapshot', { first: true, samePlace: false, restarted: false });
  pcs[0].stats = wayBy('relay');
  pcs[1].stats = wayBy('host');
  room.iceServers = [{ urls: ['turn:fresh.example'] }];
  room.tell('snapshot', { first: false, samePlace: true, restarted: false });
  room.tell('snapshot', { first: false, samePlace: true, restarted: true });
  await eventually(() => pcs[0].restarts === 1);
  equal(
    pcs.map(({ restarts }) => restarts),
    [1, 0],
  );
  equal(pcs[0].configuration.iceServers, room.iceServers);
  mesh.close();
});

test('mesh: a description that cannot be taken in costs that one connection a restart, whichever end is polite', async () => {
  for (const id of ['p_a', 'p_z']) {
    const { room, mesh, pcs } = meshOf(id);
    room.tell('snapshot', { first: true, samePlace: false, restarted: false });
    pcs[0].beforeRemote = () => Promise.reject(new Error('no description'));
    await eventually(() => room.bodies.length > 0);
    room.tell('signal', { from: id, body: { type: 'video-answer', sdp: { type: 'answer', sdp: '' } } });
    await eventually(() => pcs[0].restarts === 1);
    mesh.close();
  }
});

test('mesh: tells a peer how much of its pictures it is sent, but no page of MDN’s kind, and hears the same', () => {
  const { room, mesh } = meshOf('p_a', 'p_b');
  room.peers.get('p_b').dialect = 'json';
  room.tell('snapshot', { first: true, samePlace: false });
  for (const id of ['p_a', 'p_b']) mesh.tellSending(id, 'paused');
  equal(
    room.bodies.filter(({ type }) => type === 'sending').map(({ video }) => video),
    ['paused'],
  );
  const heard = record(mesh, 'sending');
  room.tell('signal', { from: 'p_a', body: { type: 'sending', video: 'reduced' } });
  equal(heard.map(({ detail }) => detail), [{ peer: 'p_a', video: 'reduced' }]);
  mesh.close();
});

test('mesh: who is not back yet after a restart is not dropped', () => {
  const { room, mesh } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  room.peers.clear();
  room.tell('snapshot', { first: false, samePlace: true });
  equal([...mesh.peers.keys()], ['p_a']);
  room.tell('left', { peer: 'p_a' });
  equal(mesh.peers.size, 0);
  mesh.close();
});

test('mesh: who loaded the page again gets a new connection', () => {
  const { room, mesh, pcs } = meshOf('p_a');
  const gone = record(mesh, 'gone');
  const offer = (instance) =>
    room.tell('signal', { from: 'p_a', body: { type: 'video-offer', instance, sdp: { type: 'offer', sdp: '' } } });
  offer('first page');
  offer('first page');
  equal(pcs.length, 1);
  offer('second page');
  equal([pcs.length, gone.length], [2, 1]);
  mesh.close();
});

test('mesh: a place is held for who is not back, also where media flows, and who is back keeps it', async () => {
  for (const isBack of [false, true]) {
    const { room, mesh, pcs } = meshOf('p_a');
    await inFakeTime(async ({ passes }) => {
      room.tell('snapshot', { first: true, samePlace: false });
      room.peers.clear();
      room.tell('snapshot', { first: false, samePlace: true });
      pcs[0].becomes('connected');
      if (isBack) {
        room.peers.set('p_a', { peer: 'p_a' });
        room.tell('snapshot', { first: false, samePlace: true });
      }
      passes(90000);
      equal(mesh.peers.size, isBack ? 1 : 0);
    });
    mesh.close();
  }
});

test('mesh: what was meant for the page before this one is left alone', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  const offer = { type: 'video-offer', instance: 'theirs', sdp: { type: 'offer', sdp: '' } };
  room.tell('signal', { from: 'p_a', body: { ...offer, to: 'the page before' } });
  equal(pcs.length, 0);
  room.tell('signal', { from: 'p_a', body: offer });
  await eventually(() => room.signals.length === 1);
  equal(room.signals, [{ peer: 'p_a', type: 'video-answer', to: 'theirs' }]);
  mesh.close();
});

test('mesh: signals of people who are not in the room are left alone', () => {
  const { room, mesh } = meshOf();
  room.tell('signal', { from: 'p_stranger', body: { type: 'video-offer', sdp: { type: 'offer', sdp: '' } } });
  equal(mesh.peers.size, 0);
  mesh.close();
});

test('mesh: asks each peer for a height once', () => {
  const { room, mesh } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  mesh.want('p_a', 360);
  mesh.want('p_a', 360);
  mesh.want('p_nobody', 360);
  equal(room.signals.filter(({ type }) => type === 'want').length, 1);
  mesh.close();
});

const plain = (peer) => ({ peer, dialect: 'json' });
const offerOf = (connection) => ({
  type: 'video-offer',
  sdp: { type: 'offer', sdp: `v=0\r\no=- ${connection} 2 IN IP4 127.0.0.1\r\n` },
});

test("mesh: a caller with a page of MDN's kind has offered already, and is answered", async () => {
  const { room, mesh } = meshOf();
  room.peers.set('p_~', plain('p_~'));
  room.tell('snapshot', { first: true, samePlace: false });
  room.tell('signal', { from: 'p_~', body: offerOf(1) });
  await eventually(() => room.signals.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 400));
  equal(room.signals, [{ peer: 'p_~', type: 'video-answer' }]);
  mesh.close();
});

test("mesh: a page of MDN's kind that does not offer is offered a microphone and a camera", async () => {
  const { room, mesh, pcs } = meshOf();
  room.peers.set('p_~', plain('p_~'));
  room.tell('snapshot', { first: true, samePlace: false });
  equal(pcs[0].kinds, []);
  await eventually(() => pcs[0].kinds.length > 0);
  equal(pcs[0].kinds, ['audio', 'video']);
  mesh.close();
});

test("mesh: a page of MDN's kind that begins again gets a new connection", () => {
  const { room, mesh, pcs } = meshOf();
  room.peers.set('p_~', plain('p_~'));
  for (const connection of [1, 1, 2]) room.tell('signal', { from: 'p_~', body: offerOf(connection) });
  equal(pcs.length, 2);
  mesh.close();
});

test('mesh: a missing relay is to blame only where none is offered, or none gave an address', async () => {
  const turn = [{ urls: ['turn:relay.example'] }];
  for (const [servers, candidate, state] of [
    [[], null, 'no-relay'],
    [turn, null, 'no-relay'],
    [turn, 'host', 'no-relay'],
    [turn, 'relay', 'unreachable'],
  ]) {
    const room = new FakeRoom();
    room.iceServers = servers;
    room.peers.set('p_a', { peer: 'p_a' });
    const pc = new FakePeerConnection();
    const mesh = new Mesh({ room, createConnection: () => pc, judgeAfter: 100 });
    const told = record(mesh, 'state');
    room.tell('snapshot', { first: true, samePlace: false });
    if (candidate) pc.onicecandidate({ candidate: { type: candidate, candidate: 'candidate:' } });
    await eventually(() => told.length > 0);
    equal(told.at(-1).detail.state, state);
    mesh.close();
  }
});

test('mesh: that no way was found stays said through all further tries, until one is found', async () => {
  const room = new FakeRoom();
  room.peers.set('p_a', { peer: 'p_a' });
  const pc = new FakePeerConnection();
  const mesh = new Mesh({ room, createConnection: () => pc, judgeAfter: 100 });
  const told = record(mesh, 'state');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => told.length > 0);
  for (const state of ['failed', 'connecting', 'connected', 'disconnected']) pc.becomes(state);
  equal(
    told.map(({ detail }) => detail.state),
    ['no-relay', 'no-relay', 'no-relay', 'connected', 'disconnected'],
  );
  mesh.close();
});

test('mesh: who never answered may have any relay', async () => {
  const room = new FakeRoom();
  room.iceServers = [{ urls: ['turn:relay.example'] }];
  room.peers.set('p_a', { peer: 'p_a' });
  const mesh = new Mesh({ room, createConnection: () => new FakePeerConnection(), judgeAfter: 100 });
  const told = record(mesh, 'state');
  room.tell('joined', { peer: 'p_a' });
  await eventually(() => told.length > 0);
  equal(told.at(-1).detail.state, 'unreachable');
  mesh.close();
});

for (const id of ['p_a', 'p_z'])
test(`mesh: an offer that has not left yet is not repeated (${id})`, async () => {
  const { room, mesh } = meshOf(id);
  const receipts = [];
  room.signal = (peer, { type }) => {
    room.signals.push(type);
    return new Promise((resolve) => receipts.push(resolve));
  };
  const remind = () => room.tell('peer-state', { peer: id, state: {}, connection: 'ok' });
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 1);
  remind();
  equal(room.signals, ['video-offer']);
  receipts[0]();
  await new Promise((resolve) => setTimeout(resolve));
  remind();
  await settled();
  equal(room.signals, ['video-offer', 'video-offer']);
  mesh.close();
});
