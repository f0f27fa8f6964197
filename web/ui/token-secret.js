import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { copyLine } from './copy.js';

/**
 * What exists nowhere else once the page is left: a token's secret, and how to use it.
 *
 * @param {{secret: string, user: string, origin: string}} options
 */
export function tokenSecret({ secret, user, origin }) {
  const line = copyLine({ id: 'token-secret', value: secret, label: t('tokens.made') });
  const element = el(
    'div',
    { class: 'secret', role: 'status' },
    ...line.parts,
    el('p', { class: 'field__hint' }, t('tokens.use')),
    el('pre', { class: 'secret__example', tabindex: '0' }, el('code', {}, `curl -u ${user}:$TOKEN ${origin}/api/v1/calls`)),
  );
  return { element, focus: line.focus };
}
