import { LocalMedia } from '/rtc/media.js';
import { kindOf, screenKindOf } from '/rtc/media-errors.js';
import { equal, record, test } from './harness.js';

class FakeTrack {
  enabled = true;
  stopped = false;

  getSettings() {
    return { deviceId: 'default' };
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
    const answer = this.answers.shift() ?? new FakeTrack();
    if (answer instanceof Error) throw answer;
    return { getTracks: () => [answer] };
  }

  async getDisplayMedia() {
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
  for (const [name, message, kind] of kinds) equal(screenKindOf(new DOMException(message, name)), kind, message);
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
