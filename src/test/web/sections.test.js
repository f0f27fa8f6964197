import { el } from '/lib/dom.js';
import { TOPICS } from '/pages/admin/audit.js';
import { Sections } from '/pages/admin/sections.js';
import { equal, eventually, test } from './harness.js';

/** A page of three sections with an index. */
function page(openers) {
  const ids = ['one', 'two', 'three'];
  const index = el('nav', { class: 'index' }, ids.map((id) => el('a', { href: `#${id}` }, id)));
  const parts = ids.map((id) => el('section', { id, hidden: true }, el('h2', {}, id), el('div', { class: 'part' })));
  const root = el('div', {}, index, parts);
  document.body.append(root);
  const sections = new Sections(index, { fresh: 30, soon: 1 });
  sections.start(openers);
  return {
    sections,
    follow: (id) => index.querySelector(`[href="#${id}"]`).click(),
    shown: () => parts.filter(({ hidden }) => !hidden).map(({ id }) => id),
    current: () => [...index.querySelectorAll('[aria-current]')].map(({ textContent }) => textContent),
    part: (id) => parts[ids.indexOf(id)].querySelector('.part'),
    close() {
      root.remove();
      history.replaceState(null, '', location.pathname);
    },
  };
}

test('sections: one is shown, and is filled when it is looked at for the first time', async () => {
  const opened = [];
  const open = (id) => async () => void opened.push(id);
  const { follow, shown, current, close } = page({ one: open('one'), two: open('two'), three: open('three') });
  equal([shown(), current(), opened], [['one'], ['one'], ['one']]);
  follow('three');
  equal([shown(), current(), location.hash], [['three'], ['three'], '#three']);
  equal(document.activeElement.textContent, 'three', 'the title is where one is');
  follow('one');
  equal(opened, ['one', 'three']);
  close();
});

test('sections: the address leads to one, and back to the one before', async () => {
  history.replaceState(null, '', '#two');
  const { follow, shown, close } = page({});
  equal(shown(), ['two']);
  follow('three');
  history.back();
  await eventually(() => shown()[0] === 'two', 'back');
  close();
});

test('sections: what goes on is looked at again and again, and only while it is shown', async () => {
  const looks = { one: 0, two: 0 };
  const { sections, follow, close } = page({
    one: async () => ({ live: true, refresh: async () => looks.one++ }),
    two: async () => ({ refresh: async () => looks.two++ }),
  });
  await eventually(() => looks.one >= 3, 'live');
  follow('two');
  const before = looks.one;
  sections.news('one');
  sections.news('two');
  await eventually(() => looks.two === 1, 'news of what is shown');
  await new Promise((done) => setTimeout(done, 100));
  equal(looks.one - before <= 1, true, 'no more than the look that was under way');
  equal(looks.two, 1, 'once, as it does not go on');
  follow('one');
  await eventually(() => looks.one > before + 1, 'live again');
  follow('three');
  close();
});

test('sections: news that come while a look is under way make one more look after it, not one each', async () => {
  let looks = 0;
  let end = () => {};
  const { sections, close } = page({
    one: async () => ({ refresh: () => new Promise((done) => (looks++, (end = done))) }),
  });
  await new Promise((done) => setTimeout(done, 50)); // opened
  sections.news('one');
  await eventually(() => looks === 1, 'a look');
  for (let i = 0; i < 5; i++) {
    sections.news('one');
    await new Promise((done) => setTimeout(done, 30));
  }
  equal(looks, 1);
  end();
  await eventually(() => looks === 2, 'the next');
  end();
  await new Promise((done) => setTimeout(done, 100));
  equal(looks, 2);
  close();
});

test('sections: one that cannot be had says why, and is tried again when that is asked for', async () => {
  let away = true;
  const { part, close } = page({
    one: async (section) => {
      if (away) throw new Error('The server sleeps.');
      section.querySelector('.part').textContent = 'here';
    },
  });
  await eventually(() => part('one').querySelector('[role=alert]')?.textContent === 'The server sleeps.', 'the reason');
  away = false;
  part('one').querySelector('button').click();
  await eventually(() => part('one').textContent === 'here', 'again');
  close();
});

test('the audit log: every action of the API has one topic to find it by', async () => {
  const { components } = await (await fetch('/openapi.json')).json();
  const lost = components.schemas.AuditAction.enum.filter(
    (action) => Object.values(TOPICS).filter((subjects) => subjects.includes(action.split('.')[0])).length !== 1,
  );
  equal(lost, []);
});
