import { viewOf } from '../lib/call-view.js';
import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { dayOrClock, duration } from '../lib/time.js';
import { redial } from './redial.js';
import { emptyState } from './empty.js';

/**
 * The last few calls as one person sees them, newest first.
 *
 * @param {HTMLElement} container
 * @param {rest.Call[]} calls as in GET /calls
 * @param {{me: string, onRing: (users: string[], call: rest.Call) => void}} options
 */
export function showRecentCalls(container, calls, { me, onRing }) {
  if (calls.length === 0) {
    fill(container, emptyState({ symbol: 'history', title: t('recent.empty.title'), text: t('recent.empty.text') }));
    return;
  }
  fill(
    container,
    el(
      'ul',
      { class: 'rows' },
      calls.map((call) => row(call, viewOf(call, me), onRing)),
    ),
  );
}

/**
 * @param {rest.Call} call
 * @param {import('../lib/call-view.js').CallView} view
 * @param {(users: string[], call: rest.Call) => void} onRing
 */
function row(call, view, onRing) {
  return el(
    'li',
    {
      class: view.missed ? 'row row--call row--missed' : 'row row--call',
      data: { testid: 'call-row', outcome: call.outcome, call: call.id },
    },
    el('span', { class: 'outcome-mark', data: { word: view.word } }, icon(view.icon)),
    el(
      'span',
      { class: 'row__text' },
      el('span', { class: 'row__title' }, view.who || t('call.nobody')),
      el(
        'span',
        { class: 'row__line' },
        t(`call.outcome.${view.word}`),
        ' · ',
        el('time', { datetime: call.startedAt }, dayOrClock(call.startedAt)),
        call.durationSeconds > 0 && ' · ',
        el('span', { data: { testid: 'duration' } }, call.durationSeconds > 0 ? duration(call.durationSeconds) : ''),
      ),
    ),
    redial(view, (users) => onRing(users, call)),
  );
}
