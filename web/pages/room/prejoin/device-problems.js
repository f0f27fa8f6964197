import { has, t } from '../../../lib/i18n.js';

/** By what browsers call themselves; phones first, since Android says it is Linux. @type {[string, RegExp][]} */
const SYSTEMS = [
  ['android', /android/i],
  ['ios', /iphone|ipad|ios/i],
  ['windows', /win/i],
  ['mac', /mac/i],
  ['linux', /linux|x11/i],
];

/** What keeps a device away, in words. @param {media.Shown} slot @param {media.Trouble} kind */
export function deviceProblem(slot, kind) {
  if (kind === 'system') return t(`call.problem.${slot}.system`, wordsOf(systemOf(navigator), slot));
  const key = `call.problem.${slot}.${kind}`;
  return has(key) ? t(key) : t(`call.problem.${slot}.failed`);
}

/** @param {Pick<Navigator, 'platform' | 'userAgent' | 'userAgentData'>} browser */
export function systemOf({ platform, userAgent, userAgentData }) {
  const named = userAgentData?.platform ?? (/android/i.test(userAgent) ? 'Android' : platform);
  return SYSTEMS.find(([, name]) => name.test(named))?.[0] ?? 'other';
}

/** @param {string} system @param {media.Shown} slot */
function wordsOf(system, slot) {
  return { system: t(`call.system.${system}`), place: t(`call.system.${system}.${slot}`) };
}
