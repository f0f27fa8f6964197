import { Stage } from '/ui/call/stage.js';
import { Tile } from '/ui/call/tile.js';
import { equal, record, test } from './harness.js';

/** A stage of that size with oneself and others on it. */
function stageOf({ width = 1000, height = 600, others = [] } = {}) {
  const stage = new Stage({ alone: document.createElement('div') });
  stage.element.style.cssText = `position: relative; width: ${width}px; height: ${height}px`;
  document.body.append(stage.element);
  const add = (key, more = {}) => {
    const tile = new Tile({ key, user: key, name: key, ...more });
    tile.element.style.position = 'absolute';
    stage.add(tile);
    return tile;
  };
  const self = add('self', { self: true });
  for (const key of others) add(key);
  return { stage, self, add };
}

const boxOf = ({ element }) => {
  const [left, top, width, height] = ['left', 'top', 'width', 'height'].map((side) => parseFloat(element.style[side]));
  return { left, top, right: left + width, bottom: top + height, width, height };
};

const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

test('stage: over a shared screen floats who speaks, the others are in a strip', () => {
  const { stage, self, add } = stageOf({ others: ['ada', 'bob'] });
  const share = add('ada/screen', { screen: true });
  stage.spotlight('ada/screen', 'bob');
  const [screen, ada, bob, me] = [share, stage.get('ada'), stage.get('bob'), self].map(boxOf);
  equal([overlap(screen, bob), overlap(screen, ada), overlap(screen, me), overlap(bob, ada)], [true, false, false, false]);
  equal([bob.right <= screen.right, bob.bottom <= screen.bottom], [true, true]);

  stage.spotlight('ada/screen', 'ada');
  equal([overlap(screen, boxOf(stage.get('ada'))), overlap(screen, boxOf(stage.get('bob')))], [true, false]);
  stage.element.remove();
});

test('stage: in the strip of a phone names stand under the faces', () => {
  const { stage, self, add } = stageOf({ width: 344, height: 560, others: ['ada', 'bob', 'cy', 'dee'] });
  add('ada/screen', { screen: true });
  stage.spotlight('ada/screen', 'ada');
  equal([boxOf(self).width < 120, self.element.classList.contains('tile--captioned')], [true, true]);
  stage.spotlight(null);
  equal(self.element.classList.contains('tile--captioned'), false);
  stage.element.remove();
});

test('stage: who shares sees what is shared, which takes no place from the others', () => {
  const { stage, self, add } = stageOf({ others: ['ada'] });
  const before = boxOf(stage.get('ada'));
  const own = add('self/screen', { self: true, screen: true });
  equal([stage.element.dataset.mode, boxOf(stage.get('ada'))], ['duo', before]);
  equal([overlap(boxOf(own), boxOf(self)), boxOf(own).width > 100, own.element.className.includes('tile--self')], [false, true, false]);
  equal(own.element.querySelector('.tile__text').textContent.length > 0, true);
  stage.remove('self/screen');
  equal(boxOf(stage.get('ada')), before);
  stage.element.remove();
});

test('stage: pinning is a button that says what it does', () => {
  const { stage, add } = stageOf();
  const ada = add('ada');
  const pins = record(ada, 'pin');
  const button = ada.element.querySelector('[data-testid="pin"]');
  const before = button.getAttribute('aria-label');
  button.click();
  button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  ada.pinned = true;
  equal([pins.length, before === button.getAttribute('aria-label')], [1, false]);
  stage.element.remove();
});

test('stage: who hears nobody hears nobody who comes later either', () => {
  const { stage, self, add } = stageOf({ others: ['ada'] });
  stage.deaf = true;
  const bob = add('bob');
  equal([stage.get('ada').video.muted, bob.video.muted], [true, true]);
  stage.deaf = false;
  equal([stage.get('ada').video.muted, bob.video.muted, self.video.muted], [false, false, true]);
  stage.element.remove();
});

test('stage: the corner that one chose is the same after a reload', () => {
  localStorage.removeItem('parley.corner');
  const { stage, self } = stageOf({ others: ['ada'] });
  const key = (name) => self.element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
  key('ArrowUp');
  key('ArrowLeft');
  stage.element.remove();
  const again = stageOf({ others: ['ada'] });
  const { left, top } = boxOf(again.self);
  equal([left < 100, top < 100], [true, true]);
  again.stage.element.remove();
  localStorage.removeItem('parley.corner');
});
