import { Chat } from '/ui/call/chat.js';
import { equal, test } from './harness.js';

const face = String.fromCodePoint(0x1f600);

function written(text) {
  const chat = new Chat({ me: 'alice' });
  const said = [];
  chat.addEventListener('say', ({ detail }) => said.push(detail));
  document.body.append(chat.element);
  const input = chat.element.querySelector('textarea');
  input.value = text;
  input.dispatchEvent(new Event('input'));
  const send = () => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
  return { chat, input, said, send };
}

test('chat: what is too long is refused whole and stays to be shortened', () => {
  const { chat, input, said, send } = written(face.repeat(4001));
  send();
  equal([said, input.value.length, input.validity.customError], [[], 8002, true]);

  input.value = face.repeat(4000);
  input.dispatchEvent(new Event('input'));
  send();
  equal([said, input.value, input.validity.valid], [[face.repeat(4000)], '', true]);
  chat.element.remove();
});

test('chat: blanks around a message do not count', () => {
  const { chat, said, send } = written(` ${'x'.repeat(4000)} `);
  send();
  equal(said, ['x'.repeat(4000)]);
  chat.element.remove();
});
