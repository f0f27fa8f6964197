import { keysAreAtHand, setSingleKeys } from '/lib/single-keys.js';
import { Keyboard } from '/ui/call/keyboard.js';
import { equal, record, test } from './harness.js';

const ALL = ['mic', 'camera', 'chat', 'help', 'close', 'talk', 'react', 'reaction'];

function type(target, ...events) {
  return typeWith({}, target, ...events);
}

function typeWith(options, target, ...events) {
  const keyboard = new Keyboard(options);
  keyboard.attach(document.body);
  const seen = record(keyboard, ...ALL);
  const element = document.body.appendChild(document.createElement(target));
  for (const [event, init] of events)
    element.dispatchEvent(new KeyboardEvent(event, { bubbles: true, cancelable: true, ...init }));
  element.remove();
  keyboard.detach();
  return seen.map(({ type: name, detail }) => (detail === undefined || detail === null ? name : `${name} ${detail}`));
}

const key = (name, code, more = {}) => ['keydown', { key: name, code, ...more }];

test('keyboard: letters work on a Korean keyboard by their place', () => {
  equal(type('div', key('ㅡ', 'KeyM'), key('ㅍ', 'KeyV')), ['mic', 'camera']);
});

test('keyboard: on another layout the letter counts, not its place', () => {
  equal(type('div', key('m', 'Semicolon')), ['mic']);
});

test('keyboard: nothing happens while typing or composing', () => {
  equal(type('textarea', key('m', 'KeyM'), key(' ', 'Space')), []);
  equal(type('div', key('ㅡ', 'KeyM', { isComposing: true })), []);
});

test('keyboard: an Escape that ends a composition closes nothing, in Safari too', () => {
  equal(type('textarea', key('Escape', 'Escape', { keyCode: 229 })), []);
  equal(type('textarea', key('Escape', 'Escape', { keyCode: 27 })), ['close']);
});

test('keyboard: Space talks while it is held, but presses a focused button', () => {
  equal(type('div', key(' ', 'Space'), ['keyup', { key: ' ', code: 'Space' }]), ['talk true', 'talk false']);
  equal(type('button', key(' ', 'Space')), []);
});

test('keyboard: Ctrl D is the microphone, other combinations are the browser’s', () => {
  equal(
    type(
      'div',
      key('d', 'KeyD', { ctrlKey: true }),
      key('v', 'KeyV', { ctrlKey: true }),
      key('c', 'KeyC', { altKey: true }),
    ),
    ['mic'],
  );
});

test('keyboard: R and a digit react, a digit alone does not', () => {
  equal(type('div', key('1', 'Digit1'), key('r', 'KeyR'), key('5', 'Digit5')), ['react', 'reaction 4']);
});

test('keyboard: while reactions are there to choose from a digit reacts, however long one looks', () => {
  equal(typeWith({ choosing: () => true }, 'div', key('3', 'Digit3'), key('7', 'Digit7')), ['reaction 2']);
});

test('keyboard: with single keys off no letter and no digit does anything, what needs Ctrl or is held still does', () => {
  equal(
    typeWith(
      { singles: false },
      'div',
      key('m', 'KeyM'),
      key('?', 'Slash'),
      key('r', 'KeyR'),
      key('1', 'Digit1'),
      key('d', 'KeyD', { ctrlKey: true }),
      key(' ', 'Space'),
      key('Escape', 'Escape'),
    ),
    ['mic', 'talk true', 'close'],
  );
});

test('keyboard: a key is named only to whoever has keys, and has not turned them off', () => {
  const media = globalThis.matchMedia;
  try {
    const named = [true, false].map((hovers) => {
      globalThis.matchMedia = () => ({ matches: hovers });
      return keysAreAtHand();
    });
    globalThis.matchMedia = () => ({ matches: true });
    setSingleKeys(false);
    equal([...named, keysAreAtHand()], [true, false, false]);
  } finally {
    setSingleKeys(true);
    globalThis.matchMedia = media;
  }
});
