import { Peer } from '/rtc/peer.js';
import { FULL, LEAST, PAUSED } from '/rtc/uplink/audio-first.js';
import { NO_LIMIT } from '/rtc/uplink/bitrate-plan.js';
import { FACE } from '/rtc/slots.js';
import { safetyEmoji } from '/rtc/safety.js';
import { inFakeTime } from './fake-time.js';
import { FakePeerConnection } from './fakes.js';
import { equal, eventually, record, test } from './harness.js';

const OFFER = { type: 'video-offer', sdp: { type: 'offer', sdp: '' } };

function picture(width = 640, height = 360) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  const timer = setInterval(() => context.fillRect(Math.random() * width, 0, 20, height), 50);
  const [track] = canvas.captureStream(20).getTracks();
  return { track, stop: () => (clearInterval(timer), track.stop()) };
}

/** Two peers in one page, of whom Ada is polite; signals take a turn of the event loop, as from a socket. */
function pair({ newcomer = 'ada', tracks = {} } = {}) {
  const counts = { offers: 0 };
  const make = (polite, initiator, other) =>
    new Peer({
      connect: () => new RTCPeerConnection(),
      polite,
      initiator,
      tracks: polite ? tracks : {},
      send: (body) => {
        if (body.type === 'video-offer') counts.offers++;
        const wire = JSON.parse(JSON.stringify(body));
        setTimeout(() => other().receive(wire));
      },
    });
  const ada = make(true, newcomer === 'ada', () => bob);
  const bob = make(false, newcomer === 'bob', () => ada);
  return { ada, bob, counts, close: () => [ada, bob].forEach((peer) => peer.close()) };
}

const connected = ({ ada, bob }) =>
  eventually(() => ada.state === 'connected' && bob.state === 'connected', 'both connected');

const decoded = async (peer) =>
  [...(await peer.pc.getStats()).values()].find(
    ({ type, kind, framesDecoded }) => type === 'inbound-rtp' && kind === 'video' && framesDecoded,
  );

test('peer: the newcomer offers and its picture arrives', async () => {
  const { track, stop } = picture();
  const both = pair({ tracks: { camera: track } });
  const slots = record(both.bob, 'track');
  await connected(both);
  await eventually(() => decoded(both.bob), 'frames decoded');

  equal(
    slots.map(({ detail }) => detail.slot),
    ['mic', 'camera', 'screen', 'screenSound'],
  );
  both.close();
  stop();
});

test('peer: a screen comes and goes without negotiating again', async () => {
  const both = pair();
  await connected(both);
  const { offers } = both.counts;
  const { track, stop } = picture();
  await both.bob.replace('screen', track);
  await eventually(() => decoded(both.ada), 'frames decoded');
  await both.bob.replace('screen', null);

  equal(both.counts.offers, offers);
  both.close();
  stop();
});

/** Where that peer's camera is looked at: how many of its pictures were shown. */
function watch(peer) {
  const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true });
  peer.addEventListener('track', ({ detail: { slot, track } }) => {
    if (slot === 'camera') video.srcObject = new MediaStream([track]);
  });
  return () => video.getVideoPlaybackQuality().totalVideoFrames;
}

for (const newcomer of ['ada', 'bob'])
test(`peer: both looking for another way at once find it, and both pictures move on (${newcomer} came last)`, async () => {
  const [ofAda, ofBob] = [picture(), picture()];
  const both = pair({ newcomer, tracks: { camera: ofAda.track } });
  // Before anything is waited for: a track that came earlier is told to nobody.
  const shown = [watch(both.ada), watch(both.bob)];
  await both.bob.replace('camera', ofBob.track);
  await connected(both);
  await eventually(() => shown.every((frames) => frames() > 5), 'pictures');
  const ways = () => [both.ada, both.bob].map(({ pc }) => /^a=ice-ufrag:(\S+)/m.exec(pc.localDescription.sdp)[1]);
  const before = ways();
  both.ada.restart();
  both.bob.restart();
  await eventually(() => ways().every((way, at) => way !== before[at]), 'another way for both');
  await eventually(() => [both.ada, both.bob].every(({ pc }) => pc.signalingState === 'stable'), 'stable');
  await connected(both);
  const then = shown.map((frames) => frames());
  await eventually(() => shown.every((frames, at) => frames() > then[at] + 5), 'pictures that move');
  both.close();
  for (const { stop } of [ofAda, ofBob]) stop();
});

test('peer: what arrives at once is taken in one after the other', async () => {
  const pc = new FakePeerConnection();
  const sent = [];
  const peer = new Peer({ connect: () => pc, polite: false, initiator: false, send: ({ type }) => sent.push(type) });
  await Promise.all([peer.receive(OFFER), peer.receive(OFFER)]);
  equal(sent, ['video-answer', 'video-answer']);
  peer.close();
});

test('peer: sends no larger picture than is wanted', async () => {
  const { track, stop } = picture(1280, 720);
  // Unlike a camera's, a canvas's picture has no size before the first frame.
  await eventually(() => track.getSettings().height === 720, 'a picture');
  const both = pair({ tracks: { camera: track } });
  await connected(both);
  await both.ada.receive({ type: 'want', video: 180 });
  const sender = both.ada.pc.getSenders().find((one) => one.track === track);
  equal(sender.getParameters().encodings[0].scaleResolutionDownBy, 4);
  await both.ada.receive({ type: 'want', video: 0 });
  equal(sender.getParameters().encodings[0].active, false);
  both.close();
  stop();
});

test('peer: on a narrow line speech goes in longer packets, and the other side is asked nothing', async () => {
  const both = pair();
  await connected(both);
  const { offers } = both.counts;
  const packets = ({ pc }) => /^a=ptime:(\d+)/m.exec(pc.remoteDescription.sdp)?.[1];
  const limit = (speech) => Promise.all([both.ada, both.bob].map((peer) => peer.limit({ ...NO_LIMIT, speech })));
  await limit('long');
  equal([packets(both.ada), packets(both.bob)], ['60', '60']);
  await limit('plain');
  equal([packets(both.ada), packets(both.bob)], [undefined, undefined]);
  equal([both.ada, both.bob].map(({ pc, state }) => [pc.signalingState, state]), Array(2).fill(['stable', 'connected']));
  equal(both.counts.offers, offers);
  both.close();
});

test('peer: with what rate video begins is said once, and low where a line has shown to be weak', async () => {
  const both = pair();
  await connected(both);
  const starts = () => [...new Set(both.ada.pc.remoteDescription.sdp.match(/x-google-start-bitrate=\d+/g) ?? [])];
  equal(starts(), ['x-google-start-bitrate=1000']);
  await both.ada.limit({ ...NO_LIMIT, speech: 'long' });
  equal(starts(), ['x-google-start-bitrate=100']);
  await both.ada.limit(NO_LIMIT);
  equal(starts(), ['x-google-start-bitrate=100'], 'another one would begin the estimate anew');
  both.close();
});

test('peer: where packets are lost speech goes twice, until they arrive again', async () => {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const tone = context.createOscillator();
  tone.connect(out);
  tone.start();
  const both = pair({ tracks: { mic: out.stream.getTracks()[0] } });
  await connected(both);
  const { offers } = both.counts;
  const sent = async () => {
    const report = [...(await both.ada.pc.getStats()).values()];
    return report.find(({ type, kind, packetsSent }) => type === 'outbound-rtp' && kind === 'audio' && packetsSent > 0);
  };
  const packetSize = async () => {
    const before = await eventually(sent, 'packets');
    await eventually(async () => (await sent()).packetsSent >= before.packetsSent + 20, 'packets');
    const now = await sent();
    return (now.bytesSent - before.bytesSent) / (now.packetsSent - before.packetsSent);
  };
  const once = await packetSize();
  await both.ada.limit({ ...NO_LIMIT, speech: 'twice' });
  await eventually(async () => (await packetSize()) > 1.6 * once, 'larger packets');
  await both.ada.limit(NO_LIMIT);
  await eventually(async () => (await packetSize()) < 1.3 * once, 'packets as before');
  equal(both.counts.offers, offers);
  both.close();
  await context.close();
});

test('peer: on a weak line a camera is sent smaller, then not at all, and comes back', async () => {
  const { track, stop } = picture(1280, 720);
  await eventually(() => track.getSettings().height === 720, 'a picture');
  const both = pair({ tracks: { camera: track } });
  await connected(both);
  const sender = both.ada.pc.getSenders().find((one) => one.track === track);
  const sent = async (level) => {
    await both.ada.limit({ ...NO_LIMIT, level });
    const [{ active, scaleResolutionDownBy, maxFramerate }] = sender.getParameters().encodings;
    return [active, scaleResolutionDownBy, maxFramerate];
  };
  equal(await sent(LEAST), [true, 4, 10]);
  equal((await sent(PAUSED))[0], false);
  equal(await sent(FULL), [true, 1, 30]);
  both.close();
  stop();
});

test('peer: of wishes that come at once the last one counts', async () => {
  const { track, stop } = picture(1280, 720);
  await eventually(() => track.getSettings().height === 720, 'a picture');
  const both = pair({ tracks: { camera: track } });
  await connected(both);
  await Promise.all([720, 360, 180].map((video) => both.ada.receive({ type: 'want', video })));
  const sender = both.ada.pc.getSenders().find((one) => one.track === track);
  equal(sender.getParameters().encodings[0].scaleResolutionDownBy, 4);
  both.close();
  stop();
});

test('peer: both ends see the same four emoji', async () => {
  const both = pair();
  await connected(both);
  const [one, other] = await Promise.all([safetyEmoji(both.ada.pc), safetyEmoji(both.bob.pc)]);
  equal(one, other);
  equal([...one].length, 4);
  both.close();
});

test('peer: who can show but one picture sees a shared screen in the place of the camera', async () => {
  const [camera, screen] = [picture(), picture()];
  const peer = new Peer({
    connect: () => new RTCPeerConnection(),
    polite: true,
    initiator: true,
    send: () => {},
    tracks: { camera: camera.track },
    slots: FACE,
  });
  const sent = () => peer.pc.getSenders().map(({ track }) => track?.id);
  await peer.replace('screen', screen.track);
  equal(sent(), [undefined, screen.track.id]);
  await peer.replace('screen', null);
  equal(sent(), [undefined, camera.track.id]);
  peer.close();
  for (const { stop } of [camera, screen]) stop();
});

test('peer: looks for another way at once when a connection failed', async () => {
  const pc = new FakePeerConnection();
  const peer = new Peer({ connect: () => pc, polite: false, initiator: true, send: () => {} });
  pc.becomes('failed');
  await eventually(() => pc.restarts === 1);
  peer.close();
});

/** The polite end of a connection that stands, to a peer that does nothing more; and what it sends. */
async function politeEnd({ isAway = () => false, slots } = {}) {
  const pc = new FakePeerConnection();
  const sent = [];
  const send = ({ type }) => sent.push(type);
  const peer = new Peer({ connect: () => pc, polite: true, initiator: true, send, isAway, slots });
  await eventually(() => sent.length === 1, 'an offer');
  await peer.receive({ type: 'video-answer', sdp: { type: 'answer', sdp: '' } });
  sent.length = 0;
  return { pc, sent, peer };
}

/** What was begun in its turn has run. */
const turns = async () => {
  for (let left = 20; left > 0; left--) await Promise.resolve();
};

test('peer: the polite end asks the other for another way, and offers itself where nothing comes', async () => {
  const { pc, sent, peer } = await politeEnd();
  await inFakeTime(async ({ passes }) => {
    pc.becomes('failed');
    passes(5900);
    await turns();
    equal([sent, pc.restarts], [['restart'], 0]);
    passes(200);
    await turns();
    equal([sent, pc.restarts], [['restart'], 1]);
    peer.close();
  });
});

test('peer: nobody is asked while nothing reaches them, and patience counts from when something does', async () => {
  let isAway = true;
  const { pc, sent, peer } = await politeEnd({ isAway: () => isAway });
  await inFakeTime(async ({ passes }) => {
    pc.becomes('failed');
    passes(6100);
    equal(sent, []);
    isAway = false;
    passes(6000);
    await turns();
    equal([sent, pc.restarts], [['restart'], 0]);
    passes(6000);
    await turns();
    equal(pc.restarts, 1);
    peer.close();
  });
});

test('peer: the polite end offers nothing once the other has', async () => {
  const { pc, sent, peer } = await politeEnd();
  await inFakeTime(async ({ passes }) => {
    pc.becomes('failed');
    await peer.receive(OFFER);
    passes(20000);
    await turns();
    equal([sent, pc.restarts], [['restart', 'video-answer'], 0]);
    peer.close();
  });
});

test('peer: who is asked for another way offers one, unless an offer is on its way', async () => {
  const pc = new FakePeerConnection();
  const peer = new Peer({ connect: () => pc, polite: false, initiator: true, send: () => {} });
  pc.signalingState = 'have-local-offer';
  await peer.receive({ type: 'restart' });
  equal(pc.restarts, 0);
  pc.signalingState = 'stable';
  await peer.receive({ type: 'restart' });
  equal(pc.restarts, 1);
  peer.close();
});

test('peer: nobody is asked for another way by a connection that is closed', async () => {
  const { sent, peer } = await politeEnd();
  peer.close();
  await peer.restart();
  equal(sent, []);
});

test('peer: a page of MDN’s kind is asked nothing', async () => {
  const { pc, sent, peer } = await politeEnd({ slots: FACE });
  pc.becomes('failed');
  await eventually(() => pc.restarts === 1);
  equal(sent, []);
  peer.close();
});

test('peer: a restart before anything was offered is the first offer', async () => {
  const pc = new FakePeerConnection();
  const peer = new Peer({ connect: () => pc, polite: true, initiator: false, send: () => {} });
  await peer.restart();
  equal([pc.restarts, pc.kinds.length], [0, 4]);
  peer.close();
});
