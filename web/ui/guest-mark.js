import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

/**
 * Stands beside a guest's name, and is not cut off with it; nothing beside an account's.
 *
 * @param {{guest?: boolean}} person
 */
export function guestMark({ guest = false }) {
  return guest && el('span', { class: 'guest-mark', data: { testid: 'guest-mark' } }, t('guest.mark'));
}
