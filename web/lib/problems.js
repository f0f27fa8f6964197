import { has, t } from './i18n.js';
import { problemOf } from './thrown.js';

/**
 * A sentence for a person about an ApiError or a refusal: ours by its code where we have one, else the server's.
 *
 * @param {unknown} thrown
 */
export function sentenceFor(thrown) {
  const { status = 0, code, retryAfter: seconds, message, detail } = problemOf(thrown);
  if (status === 429 && seconds && seconds > 60) return t('problem.wait', { minutes: Math.ceil(seconds / 60) });
  if (status === 429) return t('problem.rate-limited');
  for (const key of [`refused.${code}`, `problem.${code}`]) if (has(key)) return t(key);
  if (status >= 500) return t('problem.server');
  return detail ?? message ?? t('problem.server');
}
