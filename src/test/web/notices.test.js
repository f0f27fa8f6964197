import en from '/i18n/en/call.js';
import ko from '/i18n/ko/call.js';
import { Notices } from '/ui/call/notices.js';
import { equal, test } from './harness.js';

const SMALL = 360; // px, the narrowest phone

async function styled(...names) {
  const links = names.map((name) => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `/css/${name}.css` }));
  await Promise.all(links.map((link) => new Promise((loaded) => {
    link.onload = loaded;
    document.head.append(link);
  })));
  return () => links.forEach((link) => link.remove());
}

test('notices: that one shares takes one line on the smallest phone, in both languages', async () => {
  const plain = await styled('colors', 'base', 'call');
  const stage = document.body.appendChild(document.createElement('div'));
  stage.style = `position: relative; width: ${SMALL}px; height: 640px`;
  for (const words of [en, ko]) {
    const notices = new Notices();
    stage.append(notices.element);
    notices.say(words['call.share.on'], { action: { label: words['call.share.stop'], run() {} }, stays: true });
    const text = notices.element.querySelector('.notice span');
    const lines = new Set([...rectsOf(text)].map(({ top }) => Math.round(top)));
    equal(lines.size, 1, words['call.share.on']);
    notices.element.remove();
  }
  stage.remove();
  plain();
});

function rectsOf(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getClientRects();
}
