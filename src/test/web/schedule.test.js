import { instantOf, nextMeeting } from '/lib/schedule.js';
import { equal, test } from './harness.js';

const at = (text) => Date.parse(text);
const start = (schedule, now) => {
  const meeting = nextMeeting(schedule, at(now));
  return meeting && new Date(meeting.start).toISOString();
};
const once = { startsAt: '2026-03-02T01:00:00Z', minutes: 30, timeZone: 'Asia/Seoul', days: [] };
const weekly = { startsAt: '2026-03-02T09:00:00Z', minutes: 30, timeZone: 'Europe/Berlin', days: ['mon', 'thu'] };

test('schedule: a meeting that happens once is next, goes on, and is over', () => {
  equal(start(once, '2026-02-01T00:00:00Z'), '2026-03-02T01:00:00.000Z');
  equal(start(once, '2026-03-02T01:29:59Z'), '2026-03-02T01:00:00.000Z');
  equal(start(once, '2026-03-02T01:30:00Z'), null);
});

test('schedule: a weekly one comes on its days, at its time of day on either side of the change of clocks', () => {
  equal(start(weekly, '2026-02-01T00:00:00Z'), '2026-03-02T09:00:00.000Z');
  equal(start(weekly, '2026-03-02T09:29:00Z'), '2026-03-02T09:00:00.000Z');
  equal(start(weekly, '2026-03-02T09:30:00Z'), '2026-03-05T09:00:00.000Z');
  equal(start(weekly, '2026-03-05T09:30:00Z'), '2026-03-09T09:00:00.000Z');
  // From 29 March on it is an hour earlier in UTC.
  equal(start(weekly, '2026-03-28T12:00:00Z'), '2026-03-30T08:00:00.000Z');
  equal(start(weekly, '2026-10-24T12:00:00Z'), '2026-10-26T09:00:00.000Z');
});

test('schedule: one that goes over midnight still goes on the day after', () => {
  const late = { startsAt: '2026-03-02T14:30:00Z', minutes: 120, timeZone: 'Asia/Seoul', days: ['mon'] };
  equal(start(late, '2026-03-09T16:00:00Z'), '2026-03-09T14:30:00.000Z');
  equal(start(late, '2026-03-09T16:30:00Z'), '2026-03-16T14:30:00.000Z');
});

test('schedule: the time that clocks show is found in any zone, and the one that they leave out comes later', () => {
  equal(new Date(instantOf({ year: 2026, month: 3, day: 2 }, 10, 0, 'Asia/Seoul')).toISOString(), '2026-03-02T01:00:00.000Z');
  equal(new Date(instantOf({ year: 2026, month: 3, day: 29 }, 10, 0, 'Europe/Berlin')).toISOString(), '2026-03-29T08:00:00.000Z');
  equal(new Date(instantOf({ year: 2026, month: 10, day: 25 }, 10, 0, 'Europe/Berlin')).toISOString(), '2026-10-25T09:00:00.000Z');
  equal(new Date(instantOf({ year: 2026, month: 3, day: 29 }, 2, 30, 'Europe/Berlin')).toISOString(), '2026-03-29T01:30:00.000Z');
});
