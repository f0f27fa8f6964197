import { Events } from '/lib/events.js';
import { t } from '/lib/i18n.js';
import { Company } from '/pages/room/participants.js';
import { equal, test } from './harness.js';

const CALL = { kind: 'call', call: { answeredAt: '2026-03-01T12:00:06.000Z' } };

/** Ada in a room, with so many others there before her. */
function come({ others = [], room = CALL } = {}) {
  const peers = new Map(others.map((user) => [`p_${user}`, { peer: `p_${user}`, user, name: user }]));
  const counted = [];
  const said = [];
  const muted = [];
  const here = Object.assign(new Events(), { peers, room });
  Object.defineProperty(here, 'others', { get: () => [...peers.values()] });
  const heading = { started: false, name: '', start: (since) => counted.push(new Date(since).toISOString()) };
  const company = new Company({
    view: { heading, showWaiting() {}, notices: { say: (text) => said.push(text) } },
    room: here,
    media: { wanted: { mic: true, camera: true }, mute: (on) => muted.push(on) },
    me: { user: 'ada' },
    rung: room === CALL,
    signal: new AbortController().signal,
  });
  here.emit('snapshot', { first: true });
  return {
    company,
    counted,
    said,
    muted,
    heading,
    joins: (user) => {
      peers.set(`p_${user}`, { peer: `p_${user}`, user, name: user });
      here.emit('joined', { peer: `p_${user}` });
    },
  };
}

test('company: a call lasts since its answer, whoever comes in when, as the log has it', () => {
  const first = come();
  first.joins('bob');
  const second = come({ others: ['bob'] });
  equal([first.counted, second.counted], [[CALL.call.answeredAt], [CALL.call.answeredAt]]);
});

test('company: a call is called by who is in it, and who was rung and did not come is not counted', () => {
  const { company, heading, joins } = come();
  joins('bob');
  equal([heading.name, company.size, company.others], ['bob', 2, [{ user: 'bob', name: 'bob' }]]);
});

test('company: who comes to four others or more begins muted, and is told', () => {
  const few = come({ others: ['bob', 'cy', 'dee'], room: { kind: 'team', name: 'Daily' } });
  const many = come({ others: ['bob', 'cy', 'dee', 'eve'], room: { kind: 'team', name: 'Daily' } });
  equal([few.muted, few.said], [[], []]);
  equal([many.muted, many.said], [[true], [t('call.crowd')]]);
});
