import { t } from './i18n.js';
import { personNameOf } from './server-names.js';

/**
 * What a person is called in a sentence: of a guest it says so, since whoever has no account chooses any name.
 *
 * @param {{user?: string, name: string, guest?: boolean}} person as the server tells of one
 */
export function nameOf({ user, name, guest = false }) {
  const known = personNameOf({ user, name });
  return guest ? t('guest.name', { name: known }) : known;
}
