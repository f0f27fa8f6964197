import { Chat } from '/ui/call/chat.js';
import { equal, test } from './harness.js';

const NOON = Date.UTC(2026, 0, 1, 12);

/** A message, so many minutes from noon by the server's clock. */
function message(text, { user = 'bob', minute = 0, id = text } = {}) {
  return { id, user, name: user, text, at: new Date(NOON + minute * 60_000).toISOString() };
}

function shown(chat) {
  return [...chat.element.querySelectorAll('.chat__text')].map((text) => text.textContent);
}

test('chat: messages stand in the order in which they come, whatever the clock says', () => {
  const chat = new Chat({ me: 'alice' });
  chat.add(message('one'));
  chat.add(message('two, an hour back', { minute: -60 }));
  chat.add(message('three', { minute: 1 }));
  equal(shown(chat), ['one', 'two, an hour back', 'three']);
});

test('chat: an own message gets its place once the server has heard it', () => {
  const chat = new Chat({ me: 'alice' });
  const own = message('mine', { user: 'alice', minute: 5 });
  chat.add(own, { pending: true });
  chat.add(message('theirs'));
  equal(shown(chat), ['theirs', 'mine']);

  chat.add(own);
  chat.add(message('more'));
  equal(shown(chat), ['theirs', 'mine', 'more']);
  equal(chat.element.querySelectorAll('.chat__row--pending').length, 0);
});

test('chat: history comes before what was said while it was fetched', () => {
  const chat = new Chat({ me: 'alice' });
  const place = chat.place;
  chat.add(message('live', { minute: -60 }));
  chat.addHistory([message('old'), message('older by the clock', { minute: -30 }), message('live', { minute: -60 })], place);
  chat.add(message('next'));
  equal(shown(chat), ['old', 'older by the clock', 'live', 'next']);
});

test('chat: after a reconnect, what was missed stands between what was heard before and after', () => {
  const chat = new Chat({ me: 'alice' });
  chat.add(message('before'));
  const place = chat.place;
  chat.add(message('after'));
  chat.addHistory([message('before'), message('missed 1'), message('missed 2')], place);
  equal(shown(chat), ['before', 'missed 1', 'missed 2', 'after']);

  for (const texts of [
    ['missed 3', 'missed 4'],
    ['missed 5', 'missed 6'],
  ]) {
    chat.addHistory(
      texts.map((text) => message(text)),
      chat.place,
    );
    equal(shown(chat).slice(-2), texts);
  }
});

test('chat: nobody replaces what another person said by choosing its id', () => {
  const chat = new Chat({ me: 'alice' });
  chat.add(message('hers', { user: 'carol', id: 'm1' }));
  chat.add(message('his', { user: 'bob', id: 'm1' }));
  equal(shown(chat), ['hers', 'his']);
});
