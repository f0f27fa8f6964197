import { goToNextRegion } from '/ui/regions.js';
import { el } from '/lib/dom.js';
import { equal, test } from './harness.js';

/** A call page with a ring card, and an order of stops by F6 over it. */
function page({ card = true } = {}) {
  const call = el(
    'div',
    { class: 'call' },
    el('section', { class: 'stage', tabindex: '-1', id: 'stage' }, 'stage', el('div', { tabindex: '0', id: 'tile' }, 'tile')),
    el('aside', { class: 'panel', tabindex: '-1', id: 'panel', hidden: true }, 'panel'),
    el('div', { class: 'rings' }, el('div', { class: 'ring' }, el('button', { id: 'accept', hidden: !card }, 'Accept'))),
    el('footer', { class: 'call__bar' }, el('button', { id: 'mic', data: { name: 'mic' } }, 'Mic')),
  );
  const main = el('main', {}, call);
  document.body.append(main);
  const stops = (count, backwards = false) =>
    Array.from({ length: count }, () => {
      goToNextRegion(backwards);
      return document.activeElement.id;
    });
  return { main, stops, panel: call.querySelector('.panel') };
}

test('F6: a card that rings comes first, then the tiles and the controls, and round again', () => {
  const { main, stops } = page();
  equal(stops(4), ['accept', 'tile', 'mic', 'accept']);
  main.remove();
});

test('F6: what has to be pressed to hear the others, and the lobby’s offer, are stops too', () => {
  const { main, stops } = page({ card: false });
  main.querySelector('.call').append(el('button', { class: 'hear', id: 'hear' }, 'Tap to hear'));
  main.append(el('div', { class: 'offer' }, el('button', { id: 'later' }, 'Later')));
  equal(stops(4), ['hear', 'later', 'tile', 'mic']);
  main.remove();
});

test('F6: backwards it goes the other way, and a panel that is open is in the round', () => {
  const { main, stops, panel } = page({ card: false });
  equal(stops(3), ['tile', 'mic', 'tile']);
  panel.hidden = false;
  equal(stops(3, true), ['panel', 'mic', 'tile']);
  main.remove();
});
