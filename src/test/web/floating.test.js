import { Events } from '/lib/events.js';
import { FloatWindow } from '/ui/call/float-window.js';
import { DevicePicker } from '/ui/call/devices.js';
import { showToSystem } from '/pages/room/media-session.js';
import { equal, eventually, record, test } from './harness.js';

/** A window of the browser's, of which there is none in a test: a frame. */
function lendWindow() {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const value = { requestWindow: async () => frame.contentWindow };
  Object.defineProperty(globalThis, 'documentPictureInPicture', { configurable: true, value });
  return frame;
}

test('floating: the small window shows who speaks, with the two buttons that one needs', async () => {
  const frame = lendWindow();
  const float = new FloatWindow();
  const events = record(float, 'mic', 'leave', 'closed');
  await float.open();
  float.show({ stream: new MediaStream(), name: 'Bob Baek', micOn: false });
  const { body } = frame.contentDocument;
  equal(body.textContent, 'Bob Baek');
  const buttons = [...body.querySelectorAll('button')];
  equal(buttons.map((button) => button.getAttribute('aria-label')), ['Turn mic on', 'Leave']);
  for (const button of buttons) button.click();
  frame.contentWindow.dispatchEvent(new Event('pagehide'));
  equal(events.map(({ type }) => type), ['mic', 'leave', 'closed']);
  equal(float.isOpen, false);
  frame.remove();
});

class FakeSession {
  handlers = {};
  said = [];
  metadata = null;
  setActionHandler(name, run) {
    if (name === 'togglecamera') throw new TypeError('not known here');
    this.handlers[name] = run;
  }
  setMicrophoneActive(on) {
    this.said.push(on);
  }
}

test('floating: the system’s own controls mute and hang up, and are let go with the call', () => {
  const session = new FakeSession();
  const media = Object.assign(new Events(), { micOn: true, cameraOn: true, toggle: (slot) => done.push(slot) });
  const view = { heading: { name: 'Team room' }, stage: new Events() };
  const call = new AbortController();
  const done = [];
  showToSystem({ view, media, leave: () => done.push('left'), signal: call.signal, session });
  media.emit('change', { slot: 'mic' });
  equal([session.metadata.title, session.said], ['Team room', [true]]);
  session.handlers.togglemicrophone();
  session.handlers.hangup();
  equal(done, ['mic', 'left']);
  call.abort();
  equal([session.metadata, session.handlers.hangup], [null, null]);
});

test('floating: a speaker can be tried where it is chosen', async () => {
  const picker = new DevicePicker('tried');
  document.body.append(picker.element);
  const button = picker.element.querySelector('[data-testid=speaker-test]');
  button.click();
  equal([button.disabled, button.textContent], [true, 'You should hear two notes…']);
  await eventually(() => !button.disabled);
  picker.element.remove();
});
