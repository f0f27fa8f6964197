import { ConnectionMark } from '/ui/call/connection-mark.js';
import { reasonOf } from '/lib/line-level.js';
import { equal, test } from './harness.js';

const SAMPLE = {
  lossPercent: 0, rttMs: 40, jitterMs: 3, receiveKbps: 900, sendKbps: 800, width: 1280, height: 720, fps: 30, relay: false,
};

function shown(mark) {
  document.body.append(mark.button, mark.details);
  return mark;
}

test('connection mark: levels differ in shape, not in colour alone', () => {
  const mark = shown(new ConnectionMark());
  const shapes = ['good', 'fair', 'poor'].map((level) => {
    mark.show({ level, sample: SAMPLE });
    return mark.button.querySelector('.icon').style.getPropertyValue('--icon');
  });
  equal(new Set(shapes).size, 3);
  mark.button.remove();
});

test('connection mark: a press says why, in words', () => {
  const mark = shown(new ConnectionMark());
  mark.show({ level: 'poor', sample: { ...SAMPLE, lossPercent: 17.4, relay: true } });
  equal(mark.button.getAttribute('aria-label'), 'Poor connection. Why?');
  mark.button.click();
  equal(mark.details.matches(':popover-open'), true);
  for (const words of ['Much gets lost', '17 % is lost', '40 ms', '900 kbit/s', '1280', 'relay']) {
    equal(mark.details.textContent.includes(words), true, words);
  }
  mark.details.hidePopover();
  mark.button.remove();
});

test('connection mark: of one’s own line there is one only while less is sent, with a way back', () => {
  const mark = shown(new ConnectionMark());
  let back = 0;
  const show = (state) => (mark.showOwn(state, () => back++), mark.button.hidden);
  equal([show('full'), show('reduced'), show('paused')], [true, false, false]);
  mark.button.click();
  mark.details.querySelector('button').click();
  equal([back, mark.details.matches(':popover-open'), show('full')], [1, false, true]);
  mark.button.remove();
});

test('connection mark: the reason is what is worst', () => {
  const reason = (change) => reasonOf({ ...SAMPLE, ...change });
  equal([reason({}), reason({ lossPercent: 5 }), reason({ rttMs: 1500, lossPercent: 4 }), reason({ jitterMs: 200 })],
    [null, 'loss', 'delay', 'jitter']);
});
