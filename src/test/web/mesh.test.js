import { Mesh } from '/rtc/mesh.js';
import { inFakeTime } from './fake-time.js';
import { FakePeerConnection } from './fakes.js';
import { equal, eventually, record, test } from './harness.js';

class FakeRoom extends EventTarget {
  peers = new Map();
  you = { peer: 'p_m' };
  iceServers = [];
  signals = [];

  bodies = [];

  async signal(peer, body) {
    this.bodies.push(body);
    this.signals.push(JSON.parse(JSON.stringify({ peer, type: body.type, to: body.to })));
  }

  tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

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

function meshOf(...ids) {
  const room = new FakeRoom();
  const pcs = [];
  const mesh = new Mesh({
    room,
    createConnection: () => {
      const pc = new FakePeerConnection();
      pcs.push(pc);
      return pc;
    },
  });
  for (const id of ids) room.peers.set(id, { peer: id });
  return { room, mesh, pcs };
}

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

test('mesh: where two first offers meet, the end whose offer counts makes another connection and offer, once', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 1);
  const offer = (instance, sdp) =>
    room.tell('signal', {
      from: 'p_a',
      body: { type: 'video-offer', instance, offer: instance, sdp: { type: 'offer', sdp } },
    });
  for (const [at, page] of ['first page', 'second page'].entries()) {
    offer(page, 'no candidates yet');
    await eventually(() => room.signals.at(-1).to === page);
    await new Promise((resolve) => setTimeout(resolve));
    offer(page, 'with candidates');
    await new Promise((resolve) => setTimeout(resolve));
    equal([pcs.length, room.signals.length], [at + 2, at + 2]);
  }
  equal([new Set(room.bodies.map(({ instance }) => instance)).size, room.bodies.map(({ type }) => type)], [
    3,
    Array(3).fill('video-offer'),
  ]);
  mesh.close();
});

test('mesh: an answer to an offer in whose place there is another one is left alone', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 1);
  const say = (body) => room.tell('signal', { from: 'p_a', body: { instance: 'theirs', ...body } });
  say({ type: 'video-offer', sdp: { type: 'offer', sdp: '' } });
  await eventually(() => room.bodies.length === 2);
  await new Promise((resolve) => setTimeout(resolve));
  const [before, now] = room.bodies;
  for (const { instance, offer } of [before, now]) {
    say({ type: 'video-answer', to: instance, offer, sdp: { type: 'answer', sdp: offer } });
  }
  await eventually(() => pcs[1].remoteDescription?.sdp === now.offer);
  equal(pcs.length, 2);
  mesh.close();
});

test('mesh: a page that answers an offer which was made for the one before is met', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 1);
  const { instance, offer } = room.bodies[0];
  const say = (body) => room.tell('signal', { from: 'p_a', body });
  say({ type: 'want', instance: 'first page', video: 180 });
  say({ type: 'video-answer', instance: 'second page', to: instance, offer, sdp: { type: 'answer', sdp: 'theirs' } });
  await eventually(() => pcs[0].remoteDescription?.sdp === 'theirs');
  mesh.close();
});

test('mesh: two ends that found a way and agree on no keys begin with another connection', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  await inFakeTime(async ({ passes }) => {
    room.tell('snapshot', { first: true, samePlace: false });
    pcs[0].reaches('connected');
    passes(7999);
    equal(pcs.length, 1);
    passes(1);
    equal([pcs.length, pcs[0].signalingState], [2, 'closed']);
    pcs[1].reaches('connected');
    pcs[1].becomes('connected');
    passes(60000);
    equal(pcs.length, 2);
  });
  mesh.close();
});

test('mesh: where a network lets no keys through it begins anew once, and either end tells it in time', async () => {
  for (const [id, patience] of [['p_a', 8000], ['p_z', 16000]]) {
    const { room, mesh, pcs } = meshOf(id);
    await inFakeTime(async ({ passes }) => {
      const told = record(mesh, 'state');
      room.tell('snapshot', { first: true, samePlace: false });
      for (const at of [0, 1]) {
        pcs[at].reaches('connected');
        passes(patience);
        equal(pcs.length, 2);
      }
      passes(19999 - 2 * patience);
      if (2 * patience < 20000) equal(told.length, 0);
      passes(1);
      equal(told.map(({ detail }) => detail.state), ['no-relay']);
      pcs[1].becomes('connecting');
      equal(told.at(-1).detail.state, 'no-relay');
      passes(60000);
      equal([pcs.length, told.length], [2, 2]);
      pcs[1].becomes('connected');
      pcs[1].becomes('failed');
      pcs[1].reaches('connected');
      passes(patience);
      equal([pcs.length, told.at(-1).detail.state], [3, 'failed']);
    });
    mesh.close();
  }
});

test('mesh: that the other end begins anew makes the trial no longer', async () => {
  const { room, mesh, pcs } = meshOf('p_z');
  await inFakeTime(async ({ passes }) => {
    const told = record(mesh, 'state');
    for (const instance of ['theirs', 'theirs, anew']) {
      room.tell('signal', { from: 'p_z', body: { type: 'video-offer', instance, sdp: { type: 'offer', sdp: '' } } });
      passes(8000);
    }
    equal([pcs.length, told.length], [2, 0]);
    passes(4000);
    equal(told.length, 1);
  });
  mesh.close();
});

test('mesh: nobody who is not in the room is brought back by a connection without keys', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  await inFakeTime(async ({ passes }) => {
    room.tell('snapshot', { first: true, samePlace: false });
    pcs[0].reaches('connected');
    room.peers.clear();
    room.tell('snapshot', { first: false, samePlace: true });
    passes(8000);
    equal([pcs.length, [...mesh.peers.keys()]], [1, ['p_a']]);
    passes(82000);
    equal(mesh.peers.size, 0);
  });
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

const OFFER = { type: 'video-offer', instance: 'theirs', sdp: { type: 'offer', sdp: '' } };

/** What was begun has come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('mesh: two ends that begin anew before either hears of it meet all the same', async () => {
  const rooms = {};
  const lines = {}; // peer id → signals on their way there
  const both = [['p_a', 'p_b'], ['p_b', 'p_a']].map(([own, other]) => {
    const end = meshOf(other);
    end.room.you = { peer: own };
    end.room.signal = async (peer, body) => void lines[peer].push(JSON.parse(JSON.stringify(body)));
    rooms[own] = end.room;
    lines[own] = [];
    return end;
  });
  const carry = async () => {
    await settled();
    while (Object.values(lines).some(({ length }) => length > 0)) {
      for (const [id, other] of [['p_a', 'p_b'], ['p_b', 'p_a']]) {
        for (const body of lines[id].splice(0)) rooms[id].tell('signal', { from: other, body });
      }
      await settled();
    }
  };
  const latest = () => both.map(({ pcs }) => [pcs.at(-1).signalingState, pcs.at(-1).remoteDescription?.type]);
  rooms.p_a.tell('snapshot', { first: true, samePlace: false });
  await carry();
  equal(latest(), [['stable', 'answer'], ['stable', 'offer']]);
  await inFakeTime(async ({ passes }) => {
    both[0].pcs[0].reaches('connected'); // the polite end, which waits longer
    passes(8000);
    both[1].pcs[0].reaches('connected');
    passes(8000);
  });
  equal([...lines.p_a, ...lines.p_b].map(({ type }) => type), ['video-offer', 'video-offer']);
  await carry();
  equal(latest(), [['stable', 'offer'], ['stable', 'answer']]);
  for (const { mesh } of both) mesh.close();
});

test('mesh: what the same page offers again to a connection of before is left alone', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  const offer = (body) => room.tell('signal', { from: 'p_a', body: { ...OFFER, ...body } });
  offer({});
  await eventually(() => room.bodies.length === 1);
  const { instance } = room.bodies[0];
  await inFakeTime(async ({ passes }) => {
    pcs[0].reaches('connected');
    passes(8000);
  });
  await eventually(() => room.bodies.length === 2);
  offer({ to: instance });
  await settled();
  equal([pcs.length, room.bodies.length], [2, 2]);
  mesh.close();
});

test('mesh: a client that tells neither page nor offer is offered the same connection again', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 1);
  const say = (body) => room.tell('signal', { from: 'p_a', body });
  say({ type: 'video-offer', sdp: { type: 'offer', sdp: '' } });
  await eventually(() => room.signals.length === 2);
  say({ type: 'video-answer', sdp: { type: 'answer', sdp: 'theirs' } });
  await eventually(() => pcs[0].remoteDescription?.sdp === 'theirs');
  equal([pcs.length, new Set(room.bodies.map(({ offer }) => offer)).size], [1, 1]);
  mesh.close();
});

test('mesh: who answers as another page what the page before had answered is offered a connection', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 1);
  const { instance, offer } = room.bodies[0];
  for (const page of ['first page', 'second page']) {
    const answer = { type: 'video-answer', instance: page, to: instance, sdp: { type: 'answer', sdp: '' } };
    room.tell('signal', { from: 'p_a', body: answer });
    await settled();
  }
  equal(room.signals.slice(1), [{ peer: 'p_a', type: 'video-offer', to: 'second page' }]);
  equal([pcs.length, pcs[1].remoteDescription, room.bodies[1].offer === offer], [2, null, false]);
  mesh.close();
});

test('mesh: ways to a page whose offer is outdone are not taken for those of its answer', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.signals.length === 1);
  const say = (body) => room.tell('signal', { from: 'p_a', body: { instance: 'theirs', ...body } });
  const way = (usernameFragment) => say({ type: 'new-ice-candidate', candidate: { candidate: '', usernameFragment } });
  say({ type: 'video-offer', sdp: { type: 'offer', sdp: 'a=ice-ufrag:old\r\n' } });
  way('old');
  way('new'); // before what it belongs to
  await eventually(() => room.bodies.length === 2);
  const { offer } = room.bodies[1];
  say({ type: 'video-answer', offer, sdp: { type: 'answer', sdp: 'a=ice-ufrag:new\r\n' } });
  await eventually(() => pcs[1].candidates.length > 0);
  await settled();
  equal(pcs[1].candidates.map(({ usernameFragment }) => usernameFragment), ['new']);
  mesh.close();
});

test('mesh: who left is met as somebody who never was there', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  const offer = () => room.tell('signal', { from: 'p_a', body: OFFER });
  room.tell('snapshot', { first: true, samePlace: false });
  await eventually(() => room.bodies.length === 1);
  offer();
  await eventually(() => room.bodies.length === 2);
  room.tell('left', { peer: 'p_a' });
  room.tell('snapshot', { first: false, samePlace: true });
  await eventually(() => room.bodies.length === 3);
  const [first, anew, again] = room.bodies;
  equal([first.instance === anew.instance, first.instance === again.instance, again.to], [false, true, undefined]);
  await settled();
  offer(); // meets that one as it met the first
  await eventually(() => room.bodies.length === 4);
  equal(pcs.length, 4);
  mesh.close();
});

test('mesh: who left and is there again gets another connection in place of one without keys', async () => {
  const { room, mesh, pcs } = meshOf('p_a');
  await inFakeTime(async ({ passes }) => {
    for (const there of [1, 2]) {
      room.tell('snapshot', { first: there === 1, samePlace: there === 2 });
      pcs.at(-1).reaches('connected');
      passes(8000);
      equal(pcs.length, 2 * there);
      room.tell('left', { peer: 'p_a' });
    }
  });
  mesh.close();
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

test('mesh: what was offered to who was away is offered again, anew by the end whose offer counts', async () => {
  for (const [id, connections] of [['p_a', 2], ['p_z', 1]]) {
    const { room, mesh, pcs } = meshOf(id);
    room.tell('snapshot', { first: true, samePlace: false });
    await eventually(() => room.signals.length === 1);
    await settled();
    room.tell('peer-state', { peer: id, state: {}, connection: 'reconnecting' });
    room.tell('peer-state', { peer: id, state: {}, connection: 'ok' });
    await settled();
    const different = (key) => new Set(room.bodies.map((body) => body[key])).size;
    equal(room.signals.map(({ type }) => type), ['video-offer', 'video-offer']);
    equal([pcs.length, different('instance'), different('offer')], Array(3).fill(connections));
    mesh.close();
  }
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
