import { filtersIn, searchOf, singles, without } from '/lib/call-query.js';
import { chartsOf } from '/lib/chart-data.js';
import { curlFor, quoted } from '/lib/curl.js';
import { logRowOf, worst } from '/lib/log-row.js';
import { viewOf } from '/lib/call-view.js';
import { RowSpace } from '/lib/row-space.js';
import { t } from '/lib/i18n.js';
import { timeline } from '/ui/calls/timeline.js';
import { equal, test } from './harness.js';

test('call log: an address gives its filters and is given back by them, in one order', () => {
  const filters = filtersIn('?sort=startedAt&user=bob&q=a%20b%26c&user=carol&user=bob&kind=&cursor=x&from=2026-01-01');
  equal(filters, { from: '2026-01-01', user: ['bob', 'carol'], q: 'a b&c', sort: 'startedAt' });
  equal(searchOf(filters), '?from=2026-01-01&user=bob&user=carol&q=a+b%26c&sort=startedAt');
  equal(filtersIn(searchOf(filters)), filters);
  equal(searchOf({}), '');
});

test('call log: each filter can be taken away by itself', () => {
  const filters = { user: ['bob', 'carol'], q: 'x', sort: 'startedAt' };
  equal(singles(filters), [
    ['user', 'bob'],
    ['user', 'carol'],
    ['q', 'x'],
  ]);
  equal(searchOf(without(filters, 'user', 'bob')), '?user=carol&q=x&sort=startedAt');
  equal(searchOf(without(filters, 'q', 'x')), '?user=bob&user=carol&sort=startedAt');
});

test('call log: whatever is in a text, a shell reads it as one word', () => {
  equal(quoted("it's $HOME `id` \"x\" \\ !"), "'it'\\''s $HOME `id` \"x\" \\ !'");
});

test('call log: curl asks for what is shown, with a token that the shell fills in', () => {
  equal(
    curlFor('https://chat.example', { user: ['bob'], q: "o'clock" }, 'json'),
    'curl -sS -H "Authorization: Bearer $PARLEY_TOKEN" \\\n' +
      "  'https://chat.example/api/v1/calls?user=bob&q=o%27clock&limit=200'",
  );
  equal(curlFor('http://h', {}, 'csv').split('\n')[1], "  'http://h/api/v1/calls?format=csv'");
});

test('call log: the worst line counts, and none that was not measured', () => {
  equal(worst(['good', 'poor', 'fair']), 'poor');
  equal(worst(['unknown', 'good', undefined]), 'good');
  equal(worst(['unknown', undefined]), null);
});

test('row space: rows follow each other, and make room for what is open', () => {
  const space = new RowSpace({ count: 100, rowHeight: 50, open: [[30, 40], [2, 200]].reverse() });
  equal([space.topOf(0), space.topOf(2), space.topOf(3), space.topOf(31)], [0, 100, 350, 1790]);
  equal(space.height, 5240);
});

test('row space: every height belongs to one row', () => {
  const space = new RowSpace({ count: 10, rowHeight: 50, open: [[2, 200]] });
  equal([-10, 0, 49, 50, 149, 150, 349, 350, 699, 9999].map((y) => space.at(y)), [0, 0, 0, 1, 2, 2, 2, 3, 9, 9]);
});

test('row space: what is seen comes with a few rows to spare, and never from beyond the ends', () => {
  const space = new RowSpace({ count: 10_000, rowHeight: 50 });
  equal(space.seen(5000, 5800, 8), { first: 92, last: 125 });
  equal(space.seen(-900, -100, 8), { first: 0, last: 9 });
  equal(space.seen(499_000, 600_000, 8), { first: 9972, last: 10_000 });
  equal(new RowSpace({ count: 0, rowHeight: 50 }).seen(0, 800, 8), { first: 0, last: 0 });
});

const WORDS = {
  bucket: (start) => start,
  hour: (hour) => `${hour} h`,
  number: String,
  percent: (share) => `${share * 100} %`,
};

test('charts: buckets become bars, and means and the share of those answered or missed the numbers to take away', () => {
  const buckets = [
    { start: 'mon', calls: 3, answered: 2, missed: 1, minutes: 12.34, people: 2 },
    { start: 'tue', calls: 0, answered: 0, missed: 0, minutes: 0, people: 0 },
  ];
  const totals = { calls: 5, answered: 3, missed: 1, minutes: 12.34, people: 2 };
  const busiestHours = [
    { hour: 14, calls: 3 },
    { hour: 9, calls: 1 },
  ];
  const [calls, minutes, answered, hours] = chartsOf({ buckets, totals, busiestHours }, WORDS);
  equal([calls.figure, calls.labels, calls.series[0].values], ['2.5', ['mon', 'tue'], [3, 0]]);
  equal([minutes.figure, minutes.series[0].values], ['6.17', [12.3, 0]]);
  equal([answered.figure, answered.series.map(({ values }) => values)], ['75 %', [[2, 0], [1, 0]]]);
  equal([hours.figure, hours.series[0].values.length, hours.series[0].values[9]], ['14 h', 24, 1]);
});

test('charts: a time without calls has no busiest hour and no share', () => {
  const totals = { calls: 0, answered: 0, missed: 0, minutes: 0, people: 0 };
  const charts = chartsOf({ buckets: [], totals, busiestHours: [] }, WORDS);
  equal(charts.map(({ figure }) => figure), ['0', '0', '–', '–']);
});

const cancelled = {
  kind: 'direct',
  outcome: 'cancelled',
  startedAt: '2026-03-01T12:00:00Z',
  answeredAt: null,
  people: [
    { user: 'alice', name: 'Alice', role: 'caller', outcome: 'unanswered', spans: [] },
    { user: 'bob', name: 'Bob', role: 'callee', outcome: 'cancelled', spans: [] },
  ],
};

test('call log: a cancelled call reads as cancelled on both sides, and to whom it rang as missed too', () => {
  equal(
    ['alice', 'bob', 'carol'].map((me) => [viewOf(cancelled, me).word, logRowOf(cancelled, me).outcome.word]),
    [
      ['cancelled', 'cancelled'],
      ['cancelled', 'cancelled'],
      ['cancelled', 'cancelled'],
    ],
  );
  equal([viewOf(cancelled, 'alice').missed, viewOf(cancelled, 'bob').missed], [false, true]);
});

test('call log: a call that rings is being made on one side and ringing on the other', () => {
  const people = [cancelled.people[0], { ...cancelled.people[1], outcome: 'ringing' }];
  const ringing = { ...cancelled, outcome: 'ongoing', people };
  equal([viewOf(ringing, 'alice').word, viewOf(ringing, 'bob').word], ['ringing', 'ringingIn']);
});

test('call log: of a call that was declined nobody reads that there was no answer', () => {
  const factsOfCaller = (outcome) =>
    timeline({ ...cancelled, outcome, endedAt: '2026-03-01T12:00:09Z', people: [{ ...cancelled.people[0], quality: {} }] }, new Map())
      .querySelector('.timeline__facts').textContent;
  const [role, ...words] = [t('calls.role.caller'), ...['cancelled', 'unanswered'].map((word) => t(`call.outcome.${word}`))];
  equal(['declined', 'busy', 'cancelled', 'missed'].map(factsOfCaller), [role, role, ...words.map((word) => `${role} · ${word}`)]);
});
