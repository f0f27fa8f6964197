import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

/** A verdict on a line as a coloured dot and a word. @param {'good'|'fair'|'poor'} verdict */
export function qualityMark(verdict) {
  return el('span', { class: 'quality', data: { verdict } }, t(`calls.quality.${verdict}`));
}
