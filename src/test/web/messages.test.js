import { Inbox } from '/pages/messages/inbox.js';
import { Messages } from '/signaling/messages.js';
import { Chat } from '/ui/call/chat.js';
import { titlePage, titleUnread } from '/ui/tab-title.js';
import { equal, eventually, record, test } from './harness.js';

const message = (id, user = 'bob') => ({ id, user, name: user, text: id, at: '2026-01-01T12:00:00.000Z' });
const rows = (chat) => [...chat.element.querySelectorAll('.chat__list > li')].map((row) => row.dataset.id ?? row.className);

/** A chat that is 100 px high, with as many messages. */
function filled(count) {
  const chat = new Chat({ me: 'alice' });
  document.body.append(chat.element);
  const list = chat.element.querySelector('.chat__list');
  list.style.height = '100px';
  list.style.overflowY = 'auto';
  chat.addHistory(Array.from({ length: count }, (_, index) => message(`m${index}`)), null);
  return { chat, list };
}

test('messages: earlier ones go before all others and what one reads stays where it is', () => {
  const { chat, list } = filled(20);
  list.scrollTop = 50;
  const seen = list.querySelector('[data-id="m3"]');
  const before = seen.getBoundingClientRect().top;

  chat.addOlder([message('earlier 1'), message('earlier 2'), message('m0')]);

  equal(rows(chat).slice(0, 3), ['earlier 1', 'earlier 2', 'm0']);
  equal(rows(chat).length, 22);
  equal(Math.round(seen.getBoundingClientRect().top), Math.round(before));
  chat.element.remove();
});

test('messages: near the beginning earlier ones are asked for', async () => {
  const { chat, list } = filled(20);
  const asked = record(chat, 'older');
  list.scrollTop = list.scrollHeight;
  await new Promise((resolve) => setTimeout(resolve, 50));
  asked.length = 0;
  list.scrollTop = 10;
  await eventually(() => asked.length > 0);
  chat.element.remove();
});

test('messages: a line stands above the first that one has not read', () => {
  const { chat } = filled(3);
  chat.markNew(message('m1'));
  equal(rows(chat), ['m0', 'chat__new', 'm1', 'm2']);
  chat.markNew(message('m2'));
  equal(rows(chat), ['m0', 'm1', 'chat__new', 'm2']);
  chat.markNew(null);
  equal(rows(chat), ['m0', 'm1', 'm2']);
  chat.element.remove();
});

test('messages: links are links of http and https alone, and the rest is text', () => {
  const chat = new Chat({ me: 'alice' });
  chat.add({ ...message('m'), text: 'see https://example.org/a?b=1, javascript:alert(1) <b>x</b> http://x.example.' });
  const links = [...chat.element.querySelectorAll('a')];
  equal(links.map((link) => link.getAttribute('href')), ['https://example.org/a?b=1', 'http://x.example']);
  equal(links.every((link) => link.rel.includes('noopener') && link.target === '_blank'), true);
  equal(chat.element.querySelectorAll('b').length, 0);
});

test('messages: what is unread is asked for anew after each news', async () => {
  const answers = [[{ user: 'bob', unread: 2 }], [{ user: 'bob', unread: 0 }]];
  const fetched = globalThis.fetch;
  globalThis.fetch = async () => new Response(JSON.stringify({ items: answers.shift() ?? [], next: null }));
  try {
    const connection = Object.assign(new EventTarget(), { resumed: false, subscribe: () => {} });
    const messages = new Messages(connection);
    const inbox = new Inbox(messages);
    connection.dispatchEvent(new CustomEvent('state', { detail: 'connected' }));
    await eventually(() => inbox.total === 2);
    messages.emit('seen', {});
    await eventually(() => inbox.total === 0);
    equal(inbox.unreadOf('nobody'), 0);
  } finally {
    globalThis.fetch = fetched;
  }
});

test('messages: the title counts and forgets', () => {
  const before = document.title;
  titlePage('Parley');
  titleUnread(3);
  titleUnread(4);
  equal(document.title, '(4) Parley');
  titleUnread(0);
  equal(document.title, 'Parley');
  titlePage(before);
});
