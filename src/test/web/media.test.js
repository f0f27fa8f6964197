import { LocalMedia } from '/rtc/media.js';
import { kindOf, screenKindOf } from '/rtc/media-errors.js';
import { equal, eventually, record, test } from './harness.js';

class FakeTrack {
  enabled = true;
  stopped = false;

  constructor(deviceId = 'default') {
    this.deviceId = deviceId;
  }

  getSettings() {
    return { deviceId: this.deviceId };
  }

  stop() {
    this.stopped = true;
  }
}

class FakeDevices extends EventTarget {
  asked = [];
  answers = [];

  async getUserMedia(constraints) {
    this.asked.push(constraints);
    const answer = (await this.answers.shift()) ?? new FakeTrack();
    if (answer instanceof Error) throw answer;
    return { getTracks: () => [answer] };
  }

  async getDisplayMedia() {
    const screen = await this.screen;
    if (screen) return { getVideoTracks: () => [screen], getAudioTracks: () => [], getTracks: () => [screen] };
    throw new DOMException('', 'NotAllowedError');
  }

  async enumerateDevices() {
    return [];
  }
}

test('media: a device that is gone is asked for again without naming one', async () => {
  const devices = new FakeDevices();
  devices.answers.push(new DOMException('', 'OverconstrainedError'));
  const media = new LocalMedia({ devices, chosen: { camera: 'gone' } });

  equal(await media.open('camera'), true);
  equal([devices.asked[0].video.deviceId, devices.asked[1]], [{ exact: 'gone' }, { video: true }]);
});

test('media: a device that cannot be had is a state and an event', async () => {
  const devices = new FakeDevices();
  devices.answers.push(new DOMException('', 'NotFoundError'));
  const media = new LocalMedia({ devices });
  const events = record(media, 'error');

  equal(await media.open('camera'), false);
  equal([media.errors.camera, media.cameraOn], ['none', false]);
  equal(events, [{ type: 'error', detail: { slot: 'camera', kind: 'none' } }]);
});

test('media: sharing nothing is no error', async () => {
  const media = new LocalMedia({ devices: new FakeDevices() });
  const events = record(media, 'error');
  equal(await media.share(), false);
  equal(events, []);
});

test('media: a device that comes after the call was left is let go', async () => {
  const devices = new FakeDevices();
  const track = new FakeTrack();
  devices.answers.push(track);
  const media = new LocalMedia({ devices });
  const opening = media.open('camera');
  media.close();

  equal([await opening, track.stopped, media.cameraOn], [false, true, false]);
});

/** A device that the browser asks the person about: it comes when `come` is called. */
function pending(deviceId) {
  const track = new FakeTrack(deviceId);
  const answer = Promise.withResolvers();
  return { track, answer: answer.promise, come: () => answer.resolve(track) };
}

test('media: what is turned off while it starts stays off, and its late track is let go', async () => {
  for (const slot of ['mic', 'camera']) {
    const devices = new FakeDevices();
    const late = pending();
    devices.answers.push(late.answer);
    const media = new LocalMedia({ devices });
    const changes = record(media, 'change');
    const opening = media.toggle(slot);
    equal([media.isStarting(slot), media.wanted[slot]], [true, true]);
    media.toggle(slot);
    equal([media.isStarting(slot), media.wanted[slot]], [false, false]);
    late.come();
    equal([await opening, late.track.stopped, media.tracks[slot], changes.length], [false, true, null, 0], slot);
  }
});

test('media: of turning on, off and on again the last one counts', async () => {
  const devices = new FakeDevices();
  const [first, second] = [pending('one'), pending('two')];
  devices.answers.push(first.answer, second.answer);
  const media = new LocalMedia({ devices });
  media.toggle('camera');
  media.toggle('camera');
  const opening = media.toggle('camera');
  second.come();
  equal([await opening, media.tracks.camera === second.track], [true, true]);
  first.come();
  await eventually(() => first.track.stopped);
  equal([media.tracks.camera === second.track, second.track.stopped], [true, false]);
});

test('media: a camera that is turned off while the microphone is asked for is never asked for', async () => {
  const devices = new FakeDevices();
  const mic = pending();
  devices.answers.push(mic.answer);
  const media = new LocalMedia({ devices });
  const starting = media.start();
  equal(media.isStarting('camera'), true);
  media.toggle('camera');
  mic.come();
  await starting;
  equal([media.micOn, media.cameraOn, devices.asked.length], [true, false, 1]);
});

test('media: a screen that is taken back while one chooses is not shared', async () => {
  const devices = new FakeDevices();
  const late = pending();
  devices.screen = late.answer;
  const media = new LocalMedia({ devices });
  const sharing = media.toggle('screen');
  media.toggle('screen');
  late.come();
  equal([await sharing, media.sharing, late.track.stopped], [false, false, true]);
});

test('media: turned off while another camera is tried, both are off', async () => {
  const devices = new FakeDevices();
  const late = pending('two');
  devices.answers.push(new FakeTrack('one'), late.answer);
  const media = new LocalMedia({ devices });
  await media.open('camera');
  const one = media.tracks.camera;
  const changing = media.open('camera', 'two');
  media.toggle('camera');
  late.come();
  equal([await changing, media.cameraOn, one.stopped, late.track.stopped], [false, false, true, true]);
});

test('media: after the end nothing is asked for', async () => {
  const devices = new FakeDevices();
  const media = new LocalMedia({ devices });
  media.close();
  await media.start();
  equal([await media.open('mic'), devices.asked.length, media.isStarting('mic')], [false, 0, false]);
});

test('media: a microphone that is muted while it starts comes muted', async () => {
  const devices = new FakeDevices();
  const late = pending();
  devices.answers.push(late.answer);
  const media = new LocalMedia({ devices });
  const opening = media.open('mic');
  media.mute(true);
  late.come();
  await opening;
  equal([media.micOn, late.track.enabled], [false, false]);
});

test('media: a second device that is broken does not cost the one that works', async () => {
  for (const slot of ['mic', 'camera']) {
    const devices = new FakeDevices();
    devices.answers.push(new FakeTrack('one'), new DOMException('', 'NotAllowedError'));
    const media = new LocalMedia({ devices });
    await media.open(slot, 'one');
    const one = media.tracks[slot];
    const events = record(media, 'error', 'change');
    equal(await media.open(slot, 'two'), false);
    equal([media.tracks[slot] === one, one.stopped, media.errors[slot]], [true, false, null], slot);
    equal(
      events.map(({ type }) => type),
      ['error'],
    );
    equal(media.chosen(slot), 'one');
  }
});

test('media: the one that works goes on until the next one runs', async () => {
  const devices = new FakeDevices();
  const two = pending('two');
  devices.answers.push(new FakeTrack('one'), two.answer);
  const media = new LocalMedia({ devices });
  await media.open('camera', 'one');
  const one = media.tracks.camera;
  const changing = media.open('camera', 'two');
  equal([media.tracks.camera === one, one.stopped], [true, false]);
  two.come();
  await changing;
  equal([media.chosen('camera'), one.stopped], ['two', true]);
});

test('media: where the system gives one at a time, the old one goes first, and comes back when the next one fails', async () => {
  const busy = () => new DOMException('', 'NotReadableError');
  const devices = new FakeDevices();
  devices.answers.push(new FakeTrack('one'), busy(), new FakeTrack('two'), busy(), busy(), new FakeTrack('two'));
  const media = new LocalMedia({ devices });
  await media.open('camera', 'one');
  equal([await media.open('camera', 'two'), media.chosen('camera')], [true, 'two']);
  const errors = record(media, 'error');
  equal([await media.open('camera', 'broken'), media.chosen('camera'), media.cameraOn], [false, 'two', true]);
  equal(errors, [{ type: 'error', detail: { slot: 'camera', kind: 'busy' } }]);
  equal(devices.asked.at(-1).video.deviceId, { exact: 'two' });
});

test('media: muting keeps the device, and a new one comes muted too', async () => {
  const media = new LocalMedia({ devices: new FakeDevices() });
  await media.open('mic');
  media.mute(true);
  equal([media.micOn, media.tracks.mic.enabled, media.tracks.mic.stopped], [false, false, false]);
  await media.open('mic', 'other');
  equal(media.tracks.mic.enabled, false);
});

test('media: the browser, the system, another app and nothing there are four different things', async () => {
  const kinds = [
    ['NotAllowedError', 'Permission denied by system', 'system'],
    ['NotReadableError', 'Could not start video source', 'busy'],
    ['NotFoundError', 'Requested device not found', 'none'],
    ['AbortError', '', 'busy'],
  ];
  for (const [name, message, kind] of kinds) equal(await kindOf(new DOMException(message, name), 'camera'), kind, name);
});

test('media: a system that refuses the screen is told from a person who shares nothing', () => {
  const kinds = [
    ['NotAllowedError', 'Permission denied', null],
    ['NotAllowedError', 'Permission denied by user', null],
    ['AbortError', '', null],
    ['NotAllowedError', 'Permission denied by system', 'system'],
    ['NotReadableError', 'Could not start video source', 'system'],
    ['NotAllowedError', 'Access to the feature "display-capture" is disallowed by permissions policy', 'failed'],
    ['NotFoundError', '', 'failed'],
  ];
  for (const [name, message, kind] of kinds) equal(screenKindOf(new DOMException(message, name), 10), kind, message);
  const vague = new DOMException('The request is not allowed by the user agent or the platform.', 'NotAllowedError');
  equal([screenKindOf(vague, 10), screenKindOf(vague, 3000)], ['system', null]);
});

test('media: of a device that was unplugged the one that takes its place is named', async () => {
  const devices = new FakeDevices();
  const next = Object.assign(new FakeTrack('other'), { label: 'Desk microphone' });
  devices.answers.push(new FakeTrack('headset'), next);
  const media = new LocalMedia({ devices });
  const events = record(media, 'unplugged', 'error');
  await media.open('mic');
  await media.tracks.mic.onended();
  equal(events, [{ type: 'unplugged', detail: { slot: 'mic', device: 'Desk microphone' } }]);
  equal(media.micOn, true);
});

test('media: where nothing takes the place of what was unplugged, that is said and nothing else', async () => {
  const devices = new FakeDevices();
  devices.answers.push(new FakeTrack(), new DOMException('', 'NotFoundError'));
  const media = new LocalMedia({ devices });
  const events = record(media, 'unplugged', 'error');
  await media.open('camera');
  await media.tracks.camera.onended();
  equal(events, [{ type: 'error', detail: { slot: 'camera', kind: 'none' } }]);
});

test('media: a device that the system takes away is off until it is given back', async () => {
  for (const [slot, on] of [
    ['mic', 'micOn'],
    ['camera', 'cameraOn'],
  ]) {
    const media = new LocalMedia({ devices: new FakeDevices() });
    await media.open(slot);
    const events = record(media, 'silenced');
    const track = media.tracks[slot];
    const states = [true, false].map((muted) => {
      track.muted = muted;
      (muted ? track.onmute : track.onunmute)();
      return media[on];
    });
    equal(states, [false, true], slot);
    equal(
      events.map(({ detail }) => detail.silenced),
      [true, false],
    );
  }
});

test('media: a microphone that one muted oneself is still muted when the system gives it back', async () => {
  const media = new LocalMedia({ devices: new FakeDevices() });
  await media.open('mic');
  media.mute(true);
  media.tracks.mic.muted = false;
  media.tracks.mic.onunmute();
  equal(media.micOn, false);
});

test('media: a list of devices that cannot be had costs no device', async () => {
  const devices = new FakeDevices();
  devices.enumerateDevices = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  const media = new LocalMedia({ devices });
  equal([await media.open('mic'), media.micOn], [true, true]);
});
