import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { clock, duration } from '../lib/time.js';
import { avatar } from './avatar.js';

const VERDICTS = ['good', 'fair', 'poor'];

/** Who was in a call, from when to when, drawn against the length of the call and said in words. */
export function callDetails(call) {
  const start = Date.parse(call.answeredAt ?? call.startedAt);
  const end = call.endedAt ? Date.parse(call.endedAt) : Date.now();
  const rang = call.kind === 'direct' && call.ringSeconds > 0;
  return el(
    'div',
    { class: 'details' },
    rang && el('p', { class: 'quiet small' }, t('calls.rang', { seconds: call.ringSeconds })),
    el(
      'ul',
      { class: 'details__people' },
      call.people.map((person) => row(person, start, end)),
    ),
  );
}

function row(person, start, end) {
  const spans = person.spans ?? [];
  return el(
    'li',
    { class: 'details__person' },
    avatar(person),
    el(
      'div',
      { class: 'details__who' },
      el('span', { class: 'row__title' }, person.name),
      el('span', { class: 'row__line' }, factsOf(person)),
    ),
    el(
      'div',
      { class: 'details__time' },
      spans.length > 0 &&
        el(
          'div',
          { class: 'track', 'aria-hidden': 'true' },
          spans.map((span) => bar(span, start, end)),
        ),
      spans.map((span) => el('p', { class: 'small quiet' }, wordsFor(span))),
    ),
  );
}

function factsOf({ role, outcome, guest, seconds, quality }) {
  const facts = [role !== 'participant' && t(`calls.role.${role}`), guest && t('calls.guest')];
  facts.push(outcome === 'joined' ? duration(seconds) : t(`call.outcome.${outcome}`));
  if (VERDICTS.includes(quality?.verdict)) facts.push(t(`calls.quality.${quality.verdict}`));
  return facts.filter(Boolean).join(' · ');
}

function bar({ joinedAt, leftAt }, start, end) {
  const length = Math.max(1, end - start);
  const share = (instant) => Math.min(100, Math.max(0, ((instant - start) / length) * 100));
  const from = share(Date.parse(joinedAt));
  const to = leftAt ? share(Date.parse(leftAt)) : 100;
  const element = el('span', { class: 'track__span' });
  element.style.left = `${from}%`;
  element.style.width = `${to - from}%`;
  return element;
}

function wordsFor({ joinedAt, leftAt, device }) {
  const time = `${clock(joinedAt)} – ${leftAt ? clock(leftAt) : t('calls.span.now')}`;
  return device ? `${time} · ${device}` : time;
}
