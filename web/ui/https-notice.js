import { el, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

/** Where it is written how a server gets https. */
export const HTTPS_PAGE = '/https';

/**
 * Says on a page that came over plain http, on top of it, that one cannot call from here, before anybody tries.
 *
 * @param {HTMLElement} container
 */
export function showHttpsNotice(container) {
  if (globalThis.isSecureContext) return;
  container.prepend(
    el(
      'p',
      { class: 'https-notice', data: { testid: 'https-notice' } },
      icon('triangle-alert'),
      el('span', {}, t('https.needed'), ' ', el('a', { href: HTTPS_PAGE }, t('https.how'))),
    ),
  );
}
