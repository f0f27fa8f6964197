import { viewOf } from './call-view.js';
import { LEVELS } from './line-level.js';

const WORST_FIRST = LEVELS.toReversed();
/** @type {Record<string, string>} */
const ICONS = {
  completed: 'check',
  ongoing: 'phone-call',
  ringing: 'phone-call',
  ringingIn: 'phone-call',
  missed: 'phone-missed',
  noAnswer: 'phone-missed',
  declined: 'phone-off',
  declinedByMe: 'phone-off',
  busy: 'phone-off',
  cancelled: 'phone-off',
  failed: 'triangle-alert',
  interrupted: 'unplug',
};
const WAYS = { in: 'arrow-down-left', out: 'arrow-up-right', room: 'users', other: 'phone' };

/**
 * `quality` is the worst that anybody had.
 *
 * @typedef {import('./call-view.js').CallView & {way: {name: string, icon: string},
 *   outcome: {word: string, icon: string}, quality: rest.Verdict | null}} LogRow
 */

/**
 * A call as a row of the log has it: `viewOf`, where the way it went and how it came out are two things.
 *
 * @param {rest.Call} call
 * @param {string} me user id
 * @returns {LogRow}
 */
export function logRowOf(call, me) {
  const view = viewOf(call, me);
  const word = view.word in ICONS ? view.word : 'completed';
  return {
    ...view,
    way: { name: view.direction, icon: WAYS[view.direction] },
    outcome: { word, icon: ICONS[word] },
    quality: worst(call.people.map(({ quality }) => quality?.verdict)),
  };
}

/**
 * The worst of some verdicts; null where nothing was measured.
 *
 * @param {(rest.Verdict | 'unknown' | undefined)[]} verdicts @returns {rest.Verdict | null}
 */
export function worst(verdicts) {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
}
