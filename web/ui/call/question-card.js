import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { isTouched } from '../../lib/pointer.js';

/**
 * Says what the browser asks just now, why, and where computers ask it: many look for the question on the page. Nothing to press, and it is
 * gone with the answer.
 */
export function questionCard() {
  const title = el('p', { class: 'question__title' });
  const text = el('p', { class: 'question__text' });
  const element = el(
    'div',
    { class: 'question', role: 'status', hidden: true, data: { testid: 'question' } },
    icon('mic'),
    el('div', {}, title, text),
  );
  return {
    element,
    /** @param {'mic' | 'camera' | 'both' | null} what it asks for, null for nothing */
    show(what) {
      element.hidden = what === null;
      title.textContent = what ? t(isTouched() ? 'question.now' : 'question.now.topLeft') : '';
      text.textContent = what ? t(`question.why.${what}`) : '';
    },
  };
}
