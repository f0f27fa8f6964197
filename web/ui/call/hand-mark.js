import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

/** A raised hand with its number in the line. */
export class HandMark {
  #number = el('span', { class: 'hand-mark__number' });
  element;

  /** @param {string} [place] class of the place where it stands */
  constructor(place = '') {
    this.element = el('span', { class: `hand-mark ${place}`, role: 'img', hidden: true }, icon('hand'), this.#number);
  }

  /** @param {number | null} number 0 before there is one, null with the hand down */
  show(number) {
    this.element.hidden = number === null;
    this.#number.textContent = number ? String(number) : '';
    this.element.setAttribute('aria-label', number ? t('call.tile.hand.number', { number }) : t('call.tile.hand'));
    return this.element;
  }
}
