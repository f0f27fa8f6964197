import { has, t } from './i18n.js';

/** A sentence for a person about an ApiError or a refusal: ours by its code where we have one, else the server's. */
export function sentenceFor({ status, code, retryAfter, message, detail }) {
  if (status === 429 && retryAfter > 60) return t('problem.wait', { minutes: Math.ceil(retryAfter / 60) });
  if (status === 429) return t('problem.rate-limited');
  for (const key of [`refused.${code}`, `problem.${code}`]) if (has(key)) return t(key);
  if (status >= 500) return t('problem.server');
  return detail ?? message ?? t('problem.server');
}
