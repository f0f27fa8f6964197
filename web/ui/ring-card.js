import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { avatar } from './avatar.js';
import { needs } from './call-obstacle.js';
import { cardAction } from './card-action.js';

/** Somebody one rang in vain is not in a call any more. */
export class FreeCard {
  /** @param {{user: string, name: string}} person @param {{onCall: () => void, onClose: () => void}} actions */
  constructor(person, { onCall, onClose }) {
    const title = t('ring.free', person);
    this.element = el(
      'section',
      { class: 'ring', 'aria-label': title, data: { testid: 'free' } },
      el('span', { class: 'ring__face' }, avatar(person, { large: true })),
      el('div', { class: 'ring__text' }, el('p', { class: 'ring__title', role: 'status' }, title)),
      el(
        'div',
        { class: 'ring__actions' },
        cardAction('call', { symbol: 'phone', look: 'button--primary', run: onCall, more: needs('ring') }),
        cardAction('close', { symbol: 'x', run: onClose }),
      ),
    );
  }
}
