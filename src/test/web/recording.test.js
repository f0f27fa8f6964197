import { Preview } from '/ui/call/preview.js';
import { Recordings } from '/pages/room/recording/recordings.js';
import { Recorder, recordingFormat } from '/rtc/recording/recorder.js';
import { SoundMix } from '/rtc/recording/sound-mix.js';
import { equal, eventually, test } from './harness.js';

const SLOW = 20000; // ms: an encoder is the first to wait on a busy machine

class Kept {
  parts = [];
  outcome = null;
  write = async (bytes) => this.parts.push(bytes);
  finish = async () => (this.outcome = 'finished');
  drop = () => (this.outcome ??= 'dropped');
}

function moving() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const context = canvas.getContext('2d');
  const timer = setInterval(() => context.fillRect(Math.random() * 320, 0, 20, 180), 40);
  const [track] = canvas.captureStream(20).getTracks();
  return { track, stop: () => (clearInterval(timer), track.stop()) };
}

test('recording: what comes is written piece by piece, and the file is whole when it stops', async () => {
  const [picture, sound, sink] = [moving(), new SoundMix(), new Kept()];
  const recorder = new Recorder({ tracks: [picture.track, sound.track], type: recordingFormat().type, sink });
  recorder.start();
  await eventually(() => sink.parts.length >= 2, 'two pieces', SLOW);
  // As on leaving: the tracks are gone at once.
  const saved = recorder.stop();
  picture.stop();
  await saved;
  const head = new Uint8Array(await sink.parts[0].slice(0, 4).arrayBuffer());
  equal([sink.outcome, [...head]], ['finished', [0x1a, 0x45, 0xdf, 0xa3]]);
  await sound.close();
}, SLOW + 5000);

test('recording: a mix holds who is there and lets go who went', async () => {
  const context = new AudioContext();
  const tone = () => {
    const [oscillator, out] = [context.createOscillator(), context.createMediaStreamDestination()];
    oscillator.connect(out);
    oscillator.start();
    return out.stream.getAudioTracks()[0];
  };
  const mix = new SoundMix();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([mix.track])).connect(analyser);
  const loud = () => {
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    return Math.max(...samples) > 0.1;
  };
  const track = tone();
  mix.use([track]);
  await eventually(loud, 'heard');
  mix.use([]);
  await eventually(() => !loud(), 'not heard');
  await mix.close();
  await context.close();
});

function recordingsIn(others) {
  const room = Object.assign(new EventTarget(), { others, you: { peer: 'p_me' }, peers: new Map(), room: { name: 'Room' } });
  const said = [];
  const tiles = new Map();
  const tile = (peer) => {
    if (!tiles.has(peer)) tiles.set(peer, { recording: null, setRecording: (on) => (tiles.get(peer).recording = on) });
    return tiles.get(peer);
  };
  const view = {
    heading: {},
    more: { offer: () => {}, mark: () => {} },
    notices: { say: (text) => (said.push(text), () => said.push('dismissed')) },
  };
  const stop = new AbortController();
  const recordings = new Recordings({ view, room, roster: { tile }, media: {}, signal: stop.signal });
  const tell = () => room.dispatchEvent(new CustomEvent('peer-state', { detail: {} }));
  return { recordings, view, said, tile, tell, stop };
}

test('recording: whoever records is marked and told once, with the line of consent, until it is over', () => {
  const bob = { peer: 'p_bob', user: 'bob', name: 'Bob', guest: false, dialect: 'stomp', state: {} };
  const { recordings, view, said, tile, tell, stop } = recordingsIn([bob]);
  tell();
  equal([recordings.any, said.length], [false, 0]);
  bob.state.recording = true;
  tell();
  tell();
  equal([recordings.any, view.heading.recording, tile('p_bob').recording, said.length], [true, true, true, 1]);
  equal(said[0].includes('By staying you agree'), true);
  bob.state.recording = false;
  tell();
  equal([view.heading.recording, tile('p_bob').recording, said[1]], [false, false, 'dismissed']);
  stop.abort();
});

test('recording: nobody is recorded whose page cannot show it', () => {
  const mdn = { peer: 'p_~', user: 'mdn', name: 'Zoe', guest: true, dialect: 'json', state: {} };
  const { recordings, said, stop } = recordingsIn([mdn]);
  recordings.toggle();
  equal([recordings.on, said.length, document.querySelector('dialog')], [false, 1, null]);
  stop.abort();
});

test('recording: who is about to join reads that somebody records', () => {
  const preview = new Preview({ room: 'Team room', test: document.createElement('div') });
  const line = preview.element.querySelector('[data-testid=recorded]');
  preview.showInside(['Ada'], false);
  equal(line.hidden, true);
  preview.showInside(['Ada'], true);
  equal([line.hidden, line.textContent.startsWith('This call is being recorded.')], [false, true]);
});
