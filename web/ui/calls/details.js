import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { dayAndClock, duration } from '../../lib/time.js';
import { connectionResults } from '../connection-results.js';
import { timeline } from './timeline.js';

/** @typedef {Map<string, import('../../lib/call-timeline.js').VerdictAt[]>} Samples by user */
/** @typedef {{name: string, preCallCheck: protocol.PreCallCheck}} Tested somebody with a connection test */

/** @type {Samples} */
const NO_SAMPLES = new Map();

/**
 * What is under a row that is open: how the call went in a line, what can be done with it, and its timeline.
 *
 * @param {rest.Call} call of the log
 * @param {{measuredIn: (call: rest.Call) => Promise<{samples: Samples, tested: Tested[]}>,
 *   onLink: (call: rest.Call) => void, onEnd: ((call: rest.Call) => void)|null,
 *   onDelete: ((call: rest.Call) => void)|null}} options `onEnd` and `onDelete` are null where one may not
 */
export function callDetails(call, { measuredIn, onLink, onEnd, onDelete }) {
  let drawing = timeline(call, NO_SAMPLES);
  const element = el(
    'div',
    { class: 'details__inside' },
    el(
      'div',
      { class: 'details__head' },
      el('p', { class: 'quiet small' }, factsOf(call)),
      el(
        'div',
        { class: 'details__actions' },
        action('link', 'calls.link', () => onLink(call)),
        onEnd && action('phone-off', 'calls.end', () => onEnd(call)),
        onDelete && action('trash-2', 'calls.delete', () => onDelete(call)),
      ),
    ),
    drawing,
  );
  measuredIn(call).then(
    ({ samples, tested }) => {
      const better = timeline(call, samples);
      drawing.replaceWith(better);
      drawing = better;
      element.append(...tested.map(connectionBefore));
    },
    // Without samples there are still bars, and the verdicts that came with the call.
    () => {},
  );
  return element;
}

/** @param {Tested} person */
function connectionBefore({ name, preCallCheck: { at, results } }) {
  const title = t('connection.before', { name, when: dayAndClock(at) });
  return el(
    'details',
    { class: 'disclosure', data: { testid: 'connection-before' } },
    el('summary', {}, title),
    connectionResults(results),
  );
}

/** @param {rest.Call} call */
function factsOf({ kind, ringSeconds, durationSeconds, endReason, outcome }) {
  const facts = [
    kind === 'direct' && t('calls.rang', { seconds: ringSeconds }),
    durationSeconds > 0 && t('calls.lasted', { time: duration(durationSeconds) }),
    outcome === 'completed' && endReason && t(`calls.ended.${endReason}`),
  ];
  return facts.filter(Boolean).join(' · ');
}

/** @param {string} symbol @param {string} key @param {() => void} run */
function action(symbol, key, run) {
  return el(
    'button',
    { class: 'button button--quiet button--small', type: 'button', data: { testid: key }, on: { click: run } },
    icon(symbol),
    t(key),
  );
}
