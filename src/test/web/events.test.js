import { Events, listenUntil } from '/lib/events.js';
import { equal, test } from './harness.js';

test('events: whoever listens gets the detail, before emit returns and until the signal ends it', () => {
  const source = new Events();
  const end = new AbortController();
  const heard = [];
  listenUntil(end.signal)(source, 'knock', (detail) => heard.push(detail));
  source.emit('knock', { id: 1 });
  source.emit('other', { id: 2 });
  equal(heard, [{ id: 1 }]);
  end.abort();
  source.emit('knock', { id: 3 });
  equal(heard, [{ id: 1 }]);
});
