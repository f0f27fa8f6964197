import { equal, eventually, test } from './harness.js';
import { Meeting, randomFrom } from './meeting.js';

const PATIENCE = 30000; // ms; alone on a machine it takes one or two
const SEEDS = Number(new URLSearchParams(location.search).get('seeds') ?? 24);
const FIRST = Number(new URLSearchParams(location.search).get('first') ?? 1);
const AT_ONCE = 4;
const IN_VAIN = 16;
const SETTLING = 400; // ms until what was done last shows
const SLOTS = ['camera', 'mic', 'screen', 'screenSound'];

/** A small picture that moves and a sound, cheap enough for many calls at once. */
function faces() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
  const context = canvas.getContext('2d');
  const timer = setInterval(() => {
    context.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
    context.fillRect(0, 0, 64, 36);
  }, 100);
  const sound = new AudioContext();
  const out = sound.createMediaStreamDestination();
  const tone = sound.createOscillator();
  tone.connect(out);
  tone.start();
  return {
    tracks: { mic: out.stream.getAudioTracks()[0], camera: canvas.captureStream(10).getVideoTracks()[0] },
    stop: () => (clearInterval(timer), sound.close()),
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Two people whose pages come, go and come again while their signals are on the way. */
async function play(seed, tracks) {
  const random = randomFrom(seed);
  const meeting = new Meeting(random);
  const ids = random() < 0.5 ? ['p_a', 'p_b'] : ['p_b', 'p_a'];
  const pages = [meeting.open(ids[0], tracks)];
  await pause(random() * 300);
  pages.push(meeting.open(ids[1], tracks));
  const done = [];
  const reload = (at) => {
    meeting.close(pages[at]);
    pages[at] = meeting.open(ids[at], tracks);
  };
  const acts = {
    reload: () => reload(random() < 0.5 ? 0 : 1),
    reloadBoth: () => [0, 1].forEach(reload),
    restart: () => pages[random() < 0.5 ? 0 : 1].mesh.peers.forEach((peer) => peer.restart()),
    restartBoth: () => pages.forEach(({ mesh }) => mesh.peers.forEach((peer) => peer.restart())),
    comeAnew: () => {
      meeting.leave(pages[1]);
      ids[1] += 'x';
      pages[1] = meeting.open(ids[1], tracks);
    },
  };
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    await pause(random() * (random() < 0.3 ? 1500 : 300));
    const act = Object.keys(acts)[Math.floor(random() * 5)];
    done.push(act);
    acts[act]();
  }
  const began = performance.now();
  try {
    await pause(SETTLING);
    for (const [at, page] of pages.entries()) await meets(page, ids[1 - at]);
    return performance.now() - began;
  } catch (error) {
    throw new Error(`seed ${seed} (${ids}: ${done}): ${error.message}`);
  } finally {
    for (const page of pages) page.close();
  }
}

/** Four sections, each slot once, and sound and picture arrive. */
async function meets(page, other) {
  const wanted = JSON.stringify({
    peers: [other],
    slots: SLOTS,
    sections: ['0 sendrecv audio', '1 sendrecv video', '2 sendrecv', '3 sendrecv'],
    arrives: ['audio', 'video'],
  });
  let now = '';
  const isSo = async () => (now = JSON.stringify(await stateOf(page, other))) === wanted;
  await eventually(isSo, 'met', PATIENCE).catch(async () =>
    equal(JSON.parse(now), JSON.parse(wanted), `${page.id} (${await lineOf(page, other)})`),
  );
}

async function stateOf(page, other) {
  const { pc } = page.mesh.peers.get(other) ?? {};
  const stats = [...((await pc?.getStats())?.values() ?? [])].filter(({ type }) => type === 'inbound-rtp');
  const arriving = stats.filter(({ kind, framesDecoded, packetsReceived }) =>
    kind === 'audio' ? packetsReceived : framesDecoded,
  );
  return {
    peers: [...page.mesh.peers.keys()],
    slots: [...(page.slots.get(other) ?? [])].sort(),
    sections: pc
      ?.getTransceivers()
      .map(({ mid, currentDirection, sender }) => `${mid} ${currentDirection} ${sender.track?.kind ?? ''}`.trim()),
    arrives: [...new Set(arriving.map(({ kind }) => kind))].sort(),
  };
}

/** How far a connection came, for whoever reads that it came no further. */
async function lineOf(page, other) {
  const { pc } = page.mesh.peers.get(other) ?? {};
  if (!pc) return 'no connection';
  const stats = [...(await pc.getStats()).values()];
  const seen = (type, ...what) => stats.filter((one) => one.type === type).map((one) => what.map((key) => one[key]));
  return JSON.stringify({
    states: [pc.signalingState, pc.iceGatheringState, pc.iceConnectionState, pc.connectionState],
    dtls: seen('transport', 'dtlsState', 'iceState', 'bytesSent', 'bytesReceived'),
    pairs: seen('candidate-pair', 'state', 'nominated', 'requestsSent', 'responsesReceived', 'requestsReceived'),
    sent: seen('outbound-rtp', 'kind', 'packetsSent', 'framesEncoded'),
    received: seen('inbound-rtp', 'kind', 'packetsReceived', 'framesDecoded'),
  });
}

/** Somebody's page answers, which nobody hears, and is loaded again when its packets have arrived. */
async function answerInVain(seed, tracks) {
  const meeting = new Meeting(randomFrom(seed));
  const pages = [meeting.open('p_a', tracks)];
  pages[0].signal = async () => {};
  await pause(SETTLING);
  pages.push(meeting.open('p_b', tracks));
  const way = () => pages[0].mesh.peers.get('p_b')?.pc.iceConnectionState;
  try {
    await eventually(() => ['connected', 'completed'].includes(way()), 'a way that one end knows of');
    meeting.close(pages[0]);
    pages[0] = meeting.open('p_a', tracks);
    await pause(SETTLING);
    await meets(pages[0], 'p_b');
    await meets(pages[1], 'p_a');
  } finally {
    for (const page of pages) page.close();
  }
}

for (let from = FIRST; from < FIRST + SEEDS; from += AT_ONCE) {
  const seeds = Array.from({ length: AT_ONCE }, (_, at) => from + at);
  test(
    `reloads: in every order of joins, reloads and restarts both meet in four sections (${seeds})`,
    async () => {
      const { tracks, stop } = faces();
      try {
        const took = await Promise.all(seeds.map((seed) => play(seed, tracks)));
        console.info('took', took.map(Math.round).join(' '));
      } finally {
        stop();
      }
    },
    PATIENCE + 5000,
  );
}

// Where the next page answers the same offer, one of four or five such meetings gets no keys.
test(
  'reloads: what a page answered in vain before it was loaded again keeps nobody from the call',
  async () => {
    const { tracks, stop } = faces();
    try {
      await Promise.all(Array.from({ length: IN_VAIN }, (_, seed) => answerInVain(seed, tracks)));
    } finally {
      stop();
    }
  },
  PATIENCE + 5000,
);
