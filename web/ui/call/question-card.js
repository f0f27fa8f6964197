import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

/**
 * Says what the browser asks just now, why, and where: many look for the question on the page. Nothing to press, and it is
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
      title.textContent = what ? t(isTopLeft() ? 'question.now.topLeft' : 'question.now') : '';
      text.textContent = what ? t(`question.why.${what}`) : '';
    },
  };
}

/** Where browsers of computers ask; phones ask wherever they like. */
function isTopLeft() {
  return matchMedia('(pointer: fine)').matches;
}
