import { watchNews } from '/pages/calls/news.js';
import { equal, test } from './harness.js';

test('news: whatever is logged during a look is one more look', async () => {
  const rings = new EventTarget();
  const looks = [];
  watchNews({ rings, connection: new EventTarget() }, () => new Promise((done) => looks.push(done)));
  for (let i = 0; i < 3; i++) rings.dispatchEvent(new Event('logged'));
  equal(looks.length, 1);
  looks[0]();
  await new Promise((done) => setTimeout(done));
  equal(looks.length, 2);
  looks[1]();
  await new Promise((done) => setTimeout(done));

  equal(looks.length, 2);
});

test('news: a page that is connected again looks at once', () => {
  const connection = new EventTarget();
  let looks = 0;
  watchNews({ rings: new EventTarget(), connection }, async () => void looks++);
  connection.dispatchEvent(new CustomEvent('state', { detail: 'reconnecting' }));
  connection.dispatchEvent(new CustomEvent('state', { detail: 'connected' }));

  equal(looks, 1);
});
