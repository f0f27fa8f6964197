import { has, t } from '../../../lib/i18n.js';

/** What keeps a device away, in words. @param {media.Shown} slot @param {media.Trouble} kind */
export function deviceProblem(slot, kind) {
  if (kind === 'system') return t(`call.problem.${slot}.system`, { place: systemSettings(slot) });
  const key = `call.problem.${slot}.${kind}`;
  return has(key) ? t(key) : t(`call.problem.${slot}.failed`);
}

/** @param {media.Shown} slot */
function systemSettings(slot) {
  const platform = navigator.userAgentData?.platform ?? navigator.platform;
  const system = /win/i.test(platform) ? 'windows' : /mac/i.test(platform) ? 'mac' : 'other';
  return t(`call.system.${system}.${slot}`);
}
