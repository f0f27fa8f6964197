import { scaleOf, spansOf, stretchesOf, ticksOf } from '/lib/call-timeline.js';
import { samplesByUser } from '/lib/quality-series.js';
import { bucketFor, rangeOf, rangeStart } from '/lib/ranges.js';
import { clock, withOwnClock } from '/lib/time.js';
import { dateText, daysBetween, isZone, startOfDay, wallClock } from '/lib/zone.js';
import { equal, test } from './harness.js';

const iso = (date) => date.toISOString().slice(0, 16);
const at = (time) => Date.parse(`2026-03-01T${time}Z`);

test('zones: a day begins where its clocks say so', () => {
  equal(iso(startOfDay({ year: 2026, month: 11, day: 22 }, 'Asia/Seoul')), '2026-11-21T15:00');
  equal(iso(startOfDay({ year: 2026, month: 3, day: 29 }, 'Europe/Berlin')), '2026-03-28T23:00');
  equal(iso(startOfDay({ year: 2026, month: 3, day: 30 }, 'Europe/Berlin')), '2026-03-29T22:00');
  equal(iso(startOfDay({ year: 2026, month: 1, day: -1 }, 'UTC')), '2025-12-30T00:00');
});

test('zones: a day without a midnight begins at one, a doubled midnight counts once', () => {
  equal(iso(startOfDay({ year: 2026, month: 3, day: 29 }, 'Asia/Beirut')), '2026-03-28T22:00');
  equal(wallClock(startOfDay({ year: 2026, month: 3, day: 29 }, 'Asia/Beirut'), 'Asia/Beirut').hour, 1);
  equal(iso(startOfDay({ year: 2026, month: 11, day: 1 }, 'America/Havana')), '2026-11-01T04:00');
});

test('zones: names that no browser knows are none', () => {
  equal(['Asia/Seoul', 'UTC', 'Mars/Olympus', '', null].map(isZone), [true, true, false, false, false]);
});

test('zones: days are counted by the calendar', () => {
  equal(daysBetween('2026-11-21T14:59:00Z', '2026-11-21T15:01:00Z', 'Asia/Seoul'), 1);
  equal(daysBetween('2026-11-21T14:59:00Z', '2026-11-21T15:01:00Z', 'UTC'), 0);
  equal(dateText('2026-11-21T15:01:00Z', 'Asia/Seoul'), '2026-11-22');
});

test('clocks: a sentence of the server tells times as all the page does', () => {
  const [from, to] = [[14, 2], [0, 5]].map(([hour, minute]) => clock(new Date(2026, 2, 1, hour, minute).getTime()));
  equal(withOwnClock('Your upload dropped from 14:02 to 00:05; 1024:30 of 12:345 kept'),
    `Your upload dropped from ${from} to ${to}; 1024:30 of 12:345 kept`);
});

test('ranges: begin at midnight of the reader, and are known again in an address', () => {
  const now = new Date('2026-11-22T03:00:00Z');
  const starts = ['week', 'days30', 'month', 'year'].map((range) => rangeStart(range, now, 'Asia/Seoul'));
  equal(starts.map((start) => start.slice(0, 13)), [
    '2026-11-15T15',
    '2026-10-23T15',
    '2026-10-31T15',
    '2025-12-31T15',
  ]);
  equal(
    starts.map((from) => rangeOf({ from }, now, 'Asia/Seoul')),
    ['week', 'days30', 'month', 'year'],
  );
  equal(rangeOf({ from: starts[0], to: '2026-11-20T00:00:00Z' }, now, 'Asia/Seoul'), null);
  equal(rangeOf({ from: 'nonsense' }, now, 'Asia/Seoul'), null);
});

test('ranges: the longer the time, the wider the bars', () => {
  const from = (days) => new Date(Date.parse('2026-11-22T12:00:00Z') - days * 86_400_000);
  const by = (days) => bucketFor(from(days), new Date('2026-11-22T12:00:00Z'), 'UTC');
  equal([7, 62, 63, 365, 700].map(by), ['day', 'day', 'week', 'week', 'month']);
});

const CALL = { startedAt: '2026-03-01T12:00:00Z', endedAt: '2026-03-01T12:24:00Z' };

test('timeline: the scale goes from the ring to the end, or to now', () => {
  const scale = scaleOf(CALL, at('13:00:00'));
  equal([at('11:00:00'), at('12:06:00'), at('12:24:00')].map(scale.share), [0, 0.25, 1]);
  equal(scaleOf({ ...CALL, endedAt: null }, at('12:48:00')).share(at('12:12:00')), 0.25);
});

test('timeline: ticks are a few round times', () => {
  const ticks = (start, end) =>
    ticksOf({ start: at(start), end: at(end) }).map((ms) => new Date(ms).toISOString().slice(11, 19));
  equal(ticks('12:00:30', '12:24:00'), ['12:05:00', '12:10:00', '12:15:00', '12:20:00']);
  equal(ticks('12:00:00', '12:00:21'), ['12:00:05', '12:00:10', '12:00:15']);
  equal(ticks('09:10:00', '12:50:00'), ['10:00:00', '11:00:00', '12:00:00']);
});

test('timeline: samples of one verdict become a stretch, inside the times of presence', () => {
  const samples = [
    ['12:00:10', 'good'],
    ['12:00:20', 'good'],
    ['12:00:30', 'poor'],
    ['12:02:00', 'poor'],
  ].map(([time, verdict]) => ({ at: at(time), verdict }));
  const since = (ms) => (ms - at('12:00:00')) / 1000;
  const span = { joinedAt: '2026-03-01T12:00:05Z', leftAt: null };
  const spans = spansOf({ spans: [span] }, { end: at('12:01:55') });
  equal(
    stretchesOf(samples, spans).map(({ verdict, from, to }) => [verdict, since(from), since(to)]),
    [
      ['good', 5, 20],
      ['poor', 20, 30],
      ['poor', 110, 115],
    ],
  );
});

test('timeline: the bar shows what was judged, and while a call goes on the worst line of ten seconds', () => {
  const samples = {
    t: ['12:00:09', '12:00:10', '12:00:19', '12:00:30'].map((time) => `2026-03-01T${time}.000Z`),
    rttMs: [30, 500, 30, null],
    lossPercent: [0, 0, 0, 0],
    jitterMs: [null, null, null, 4],
  };
  const spells = [{ what: 'upload', level: 'poor', from: '2026-03-01T12:00:25Z', to: '2026-03-01T12:00:40Z' }];
  const verdicts = (quality, found, endedAt) =>
    samplesByUser({ people: [{ user: 'bob', samples, spells: found, quality }], endedAt })
      .get('bob')
      .map(({ at: time, verdict }) => [time - at('12:00:00'), verdict]);
  const asMeasured = [
    [10_000, 'fair'],
    [20_000, 'good'],
    [30_000, 'good'],
  ];
  equal(verdicts({ verdict: 'good' }, [], null), asMeasured);
  equal(verdicts({ verdict: 'fair' }, [], '2026-03-01T12:01:00Z'), asMeasured, 'of an early version');

  equal(
    verdicts({ verdict: 'fair' }, spells, '2026-03-01T12:01:00Z').map(([, verdict]) => verdict),
    ['good', 'good', 'poor'],
    'judged: the spells',
  );
  equal(
    verdicts({ verdict: 'good' }, [], '2026-03-01T12:01:00Z').map(([, verdict]) => verdict),
    ['good', 'good', 'good'],
    'judged good throughout',
  );
});
