import { scaleOf, scaleWithin, spansOf, stretchesOf, ticksOf } from '../../lib/call-timeline.js';
import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { deviceNameOf, personNameOf } from '../../lib/server-names.js';
import { serverNow } from '../../lib/server-time.js';
import { clock, clockToTheSecond, duration, withOwnClock } from '../../lib/time.js';
import { avatar } from '../avatar.js';
import { guestMark } from '../guest-mark.js';
import { qualityMark } from './quality-mark.js';

const SETTLING = 5; // s that it may take to come in
const SHORT = 5 * 60_000; // ms; of a shorter call the seconds matter

/**
 * Who was in a call from when to when and how good the line was: bars on one scale of time, and the same in words.
 *
 * @param {rest.Call} call of the log
 * @param {Map<string, import('../../lib/call-timeline.js').VerdictAt[]>} samples by user
 * @param {number} [now]
 */
export function timeline(call, samples, now = serverNow()) {
  const scale = scaleOf(call, now);
  const time = scale.end - scale.start < SHORT ? clockToTheSecond : clock;
  const people = call.people.map((person) => row(call, person, samples.get(person.user) ?? [], scale, time));
  return el(
    'div',
    { class: 'timeline' },
    el('ul', { class: 'timeline__people', 'aria-label': t('calls.timeline') }, people),
    el(
      'div',
      { class: 'timeline__axis', 'aria-hidden': 'true' },
      ticksOf(scale).map((instant) => placed(el('span', {}, time(instant)), scale, instant)),
    ),
  );
}

/**
 * @param {rest.Call} call
 * @param {rest.CallPerson} person
 * @param {import('../../lib/call-timeline.js').VerdictAt[]} samples
 * @param {import('../../lib/call-timeline.js').Scale} scale
 * @param {(instant: string | number) => string} time
 */
function row(call, person, samples, scale, time) {
  const spans = spansOf(person, scale);
  const stretches = stretchesOf(samples, spans);
  const rang = call.kind === 'direct' && ringing(call, scale);
  return el(
    'li',
    { class: 'timeline__person', data: { testid: 'timeline-person', user: person.user } },
    avatar(person),
    el(
      'div',
      { class: 'timeline__who' },
      el('span', { class: 'row__title' }, personNameOf(person), ' ', guestMark(person)),
      el('span', { class: 'timeline__facts' }, factsOf(person, call)),
    ),
    el(
      'div',
      { class: 'track', 'aria-hidden': 'true' },
      rang && placed(el('span', { class: 'track__ring' }), scale, rang.from, rang.to),
      spans.map((span) => bar(span, stretches, scale)),
    ),
    el(
      'div',
      { class: 'timeline__words' },
      person.spans.map((span) => el('p', {}, wordsForSpan(span, time))),
      person.outcome === 'joined' && el('p', {}, verdict(person.quality)),
      stretches
        .filter((stretch) => stretch.verdict !== 'good')
        .map((stretch) => el('p', { class: 'visually-hidden' }, wordsForStretch(stretch, time))),
    ),
  );
}

/**
 * A time of presence, with its stretches inside: their colours end where its round ends do.
 *
 * @param {import('../../lib/call-timeline.js').Stretch} span
 * @param {(import('../../lib/call-timeline.js').Stretch & {verdict: rest.Verdict})[]} stretches
 * @param {import('../../lib/call-timeline.js').Scale} scale
 */
function bar(span, stretches, scale) {
  const inside = scaleWithin(span);
  const within = stretches.filter(({ from, to }) => from >= span.from && to <= span.to);
  const parts = within.map(({ verdict, from, to }) =>
    placed(el('span', { class: 'track__stretch', data: { verdict } }), inside, from, to),
  );
  return placed(el('span', { class: 'track__span' }, parts), scale, span.from, span.to);
}

/** @param {rest.Call} call @param {import('../../lib/call-timeline.js').Scale} scale */
function ringing(call, { start, end }) {
  return { from: start, to: call.answeredAt ? Date.parse(call.answeredAt) : end };
}

/**
 * How long somebody was there is told where it is not how long the call was.
 *
 * @param {rest.CallPerson} person
 * @param {rest.Call} call
 */
function factsOf({ role, outcome, seconds }, { durationSeconds, outcome: ofAll }) {
  const here = Math.abs(durationSeconds - seconds) > SETTLING && t('calls.here', { time: duration(seconds) });
  const word = outcome === 'unanswered' ? callerWord(ofAll) : ringingWord(role, outcome);
  const facts = [
    role !== 'participant' && t(`calls.role.${role}`),
    outcome === 'joined' ? here : word && t(`call.outcome.${word}`),
  ];
  return facts.filter(Boolean).join(' · ');
}

/**
 * Whose call nobody took is in the log as unanswered: that is so where nobody answered, and not where somebody said no,
 * which stands beside their name.
 *
 * @param {string} ofAll
 */
function callerWord(ofAll) {
  if (ofAll === 'cancelled') return ofAll;
  return ofAll === 'missed' ? 'unanswered' : null;
}

/** @param {string} role @param {string} outcome */
function ringingWord(role, outcome) {
  return outcome === 'ringing' && role === 'callee' ? 'ringingIn' : outcome;
}

/** @param {rest.Quality} quality */
function verdict({ verdict, text }) {
  return verdict === 'unknown' ? text : [qualityMark(verdict), ' · ', withOwnClock(text)];
}

/** @param {rest.Span} span @param {(instant: string | number) => string} time */
function wordsForSpan({ joinedAt, leftAt, device }, time) {
  const span = `${time(joinedAt)} – ${leftAt ? time(leftAt) : t('calls.span.now')}`;
  return device ? `${span} · ${deviceNameOf(device)}` : span;
}

/**
 * @param {import('../../lib/call-timeline.js').Stretch & {verdict: rest.Verdict}} stretch
 * @param {(instant: string | number) => string} time
 */
function wordsForStretch({ verdict, from, to }, time) {
  return t('calls.stretch', { quality: t(`calls.quality.${verdict}`), from: time(from), to: time(to) });
}

/**
 * @param {HTMLElement} element
 * @param {import('../../lib/call-timeline.js').Scale} scale
 * @param {number} from
 * @param {number | null} [to]
 */
function placed(element, { share }, from, to = null) {
  element.style.insetInlineStart = `${share(from) * 100}%`;
  if (to !== null) element.style.inlineSize = `${(share(to) - share(from)) * 100}%`;
  return element;
}
