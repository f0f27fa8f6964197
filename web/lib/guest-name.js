import { t } from './i18n.js';

/**
 * What a person is called in a sentence: of a guest it says so, since whoever has no account chooses any name.
 *
 * @param {{name: string, guest?: boolean}} person as the server tells of one
 */
export function nameOf({ name, guest = false }) {
  return guest ? t('guest.name', { name }) : name;
}
