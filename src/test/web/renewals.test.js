import { OFFER, meshOf, settled } from './fake-meeting.js';
import { inFakeTime } from './fake-time.js';
import { equal, eventually, record, test } from './harness.js';

test('renewals: where two first offers meet, the end whose offer counts makes another connection and offer, once', async () => {
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

test('renewals: an answer to an offer in whose place there is another one is left alone', async () => {
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

test('renewals: a page that answers an offer which was made for the one before is met', async () => {
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

test('renewals: two ends that found a way and agree on no keys begin with another connection', async () => {
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

test('renewals: where a network lets no keys through it begins anew once, and either end tells it in time', async () => {
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

test('renewals: that the other end begins anew makes the trial no longer', async () => {
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

test('renewals: nobody who is not in the room is brought back by a connection without keys', async () => {
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

test('renewals: two ends that begin anew before either hears of it meet all the same', async () => {
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

test('renewals: what the same page offers again to a connection of before is left alone', async () => {
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

test('renewals: a client that tells neither page nor offer is offered the same connection again', async () => {
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

test('renewals: who answers as another page what the page before had answered is offered a connection', async () => {
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

test('renewals: ways to a page whose offer is outdone are not taken for those of its answer', async () => {
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

test('renewals: who left is met as somebody who never was there', async () => {
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

test('renewals: who left and is there again gets another connection in place of one without keys', async () => {
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

test('renewals: what was offered to who was away is offered again, anew by the end whose offer counts', async () => {
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
