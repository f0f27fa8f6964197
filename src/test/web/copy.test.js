import { isComposing } from '/lib/composition.js';
import { Chat } from '/ui/call/chat.js';
import { invite } from '/ui/call/invite.js';
import { copyText } from '/ui/copy.js';
import { equal, eventually, record, test } from './harness.js';

/** Runs with another clipboard, which tells whether it was asked within the press. */
async function withClipboard(clipboard, run) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  try {
    await run();
  } finally {
    delete navigator.clipboard;
  }
}

/** Like Safari's: after the first wait it does not know of the press any more. */
class SafariClipboard {
  pressed = true;
  text = null;

  constructor() {
    queueMicrotask(() => (this.pressed = false));
  }

  async writeText(text) {
    if (!this.pressed) throw new DOMException('', 'NotAllowedError');
    this.text = text;
  }

  async write([item]) {
    if (!this.pressed) throw new DOMException('', 'NotAllowedError');
    this.text = await (await item.getType('text/plain')).text();
  }
}

const soon = (text) => new Promise((resolve) => setTimeout(() => resolve(text), 20));

test('copy: a link that is still to be made is copied within the press', async () => {
  const clipboard = new SafariClipboard();
  await withClipboard(clipboard, async () => equal(await copyText(soon('link')), true));
  equal(clipboard.text, 'link');
});

test('copy: a clipboard that knows no promises gets the text later', async () => {
  const texts = [];
  const clipboard = { writeText: async (text) => texts.push(text) };
  await withClipboard(clipboard, async () => equal(await copyText(soon('link')), true));
  equal(texts, ['link']);
});

test('copy: without a clipboard the text is selected', async () => {
  const field = document.body.appendChild(Object.assign(document.createElement('input'), { value: 'secret' }));
  const old = document.execCommand;
  document.execCommand = () => false;
  await withClipboard(undefined, async () => equal(await copyText('secret', field), false));
  document.execCommand = old;
  equal([field.selectionStart, field.selectionEnd], [0, 6]);
  field.remove();
});

test('copy: the link to a room is shown, whether or not it could be copied', async () => {
  const clipboard = { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) };
  const box = document.body.appendChild(invite({ url: 'https://here/r/a', guestLink: () => soon('https://here/join/b') }));
  const field = box.querySelector('[data-testid=invite-link]');
  await withClipboard(clipboard, async () => {
    equal(field.hidden, true);
    box.querySelector('[data-testid=invite-copy]').click();
    await eventually(() => field.value === 'https://here/join/b' && !field.hidden && field.selectionEnd > 0);
    box.querySelector('input[value=team]').click();
    equal(field.hidden, true);
    box.querySelector('[data-testid=invite-copy]').click();
    await eventually(() => field.value === 'https://here/r/a' && !field.hidden);
  });
  box.remove();
});

test('copy: where the server takes no guests, the link is for the team and says so', async () => {
  const refused = Object.assign(new Error(), { status: 403, code: 'forbidden' });
  const box = document.body.appendChild(invite({ url: 'https://here/r/a', guestLink: () => Promise.reject(refused) }));
  box.querySelector('[data-testid=invite-copy]').click();
  await eventually(() => box.querySelector('[data-testid=invite-link]').value === 'https://here/r/a');
  equal(box.querySelectorAll('input[type=radio]').length, 0);
  box.remove();
});

const enter = (init = {}) => new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true, ...init });

test('composition: an Enter that ends one is told, in Safari too', () => {
  const safari = enter({ keyCode: 229 });
  equal([enter(), enter({ isComposing: true }), safari].map(isComposing), [false, true, true]);
});

test('composition: such an Enter sends no message and leaves no field', () => {
  const chat = new Chat({ me: 'ada' });
  document.body.append(chat.element);
  const said = record(chat, 'say');
  const field = chat.element.querySelector('textarea');
  field.value = '안녕하세';
  const events = [enter({ keyCode: 229 }), enter({ isComposing: true }), enter({ keyCode: 13 })];
  for (const event of events) field.dispatchEvent(event);
  equal(
    said.map(({ detail }) => detail),
    ['안녕하세'],
  );
  equal(events[0].defaultPrevented, true);
  chat.element.remove();
});
