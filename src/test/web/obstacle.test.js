import { el } from '/lib/dom.js';
import { randomId } from '/lib/random-id.js';
import { needs, showConnection, tellObstacles } from '/ui/call-obstacle.js';
import { titleCalling, titleMissed, titlePage } from '/ui/tab-title.js';
import { equal, test } from './harness.js';

test('obstacle: nobody rings while the server is away, and who tries is told why', () => {
  const [told, rung] = [[], []];
  tellObstacles((text) => told.push(text));
  const button = el('button', { on: { click: () => rung.push('ring') }, ...needs('ring') });
  document.body.append(button);
  try {
    for (const state of ['connecting', 'connected']) {
      showConnection(state);
      button.click();
    }
    equal([rung.length, button.getAttribute('aria-disabled')], [2, null]);
    for (const state of ['reconnecting', 'closed']) {
      showConnection(state);
      equal(button.getAttribute('aria-disabled'), 'true');
      equal(needs('ring')['aria-disabled'], 'true');
      button.click();
    }
    equal([rung.length, told.length], [2, 2]);
    showConnection('connected');
    button.click();
    equal(rung.length, 3);
  } finally {
    showConnection('connected');
    tellObstacles();
    button.remove();
  }
});

test('random ids: there are some where the browser makes no UUID, as over plain http', () => {
  const make = Object.getOwnPropertyDescriptor(Crypto.prototype, 'randomUUID');
  delete Crypto.prototype.randomUUID;
  try {
    const ids = Array.from({ length: 50 }, () => randomId());
    equal(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)), []);
    equal(new Set(ids).size, 50);
  } finally {
    Object.defineProperty(Crypto.prototype, 'randomUUID', make);
  }
});

test('tab: the title says who calls, then how many calls were missed, and loses neither to the other', () => {
  titlePage('Lobby');
  titleCalling('Ada is calling');
  titleMissed(2);
  equal(document.title, 'Ada is calling · (2) Lobby');
  titleCalling('');
  equal(document.title, '(2) Lobby');
  titlePage('Room');
  titleMissed(0);
  equal(document.title, 'Room');
});
