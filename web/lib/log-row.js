import { viewOf } from './call-view.js';
import { LEVELS } from './line-level.js';

const WORST_FIRST = LEVELS.toReversed();
const ICONS = {
  completed: 'check',
  ongoing: 'phone-call',
  ringing: 'phone-call',
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
 * A call as a row of the log has it: `viewOf`, where the way it went and how it came out are two things.
 *
 * @returns {object} with `way` {name, icon}, `outcome` {word, icon}, and `quality`, the worst that anybody had, or null
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

/** The worst of some verdicts; null where nothing was measured. */
export function worst(verdicts) {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? null;
}
