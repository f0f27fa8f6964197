import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { openDialog } from '../dialog.js';

const READ_ALOUD = [30, 10, 5]; // s left; the first sentence is read when the dialog opens

/**
 * Asks who is alone whether they are still there, and counts down. Whatever closes it is an answer.
 *
 * @param {{seconds: number, stay: () => void, leave: () => void}} options
 */
export function stillThereDialog({ seconds, stay, leave }) {
  const spoken = el('p', { class: 'visually-hidden', role: 'alert' }, t('still.text', { seconds }));
  // Out of the live region: nobody wants every second read to them.
  const text = el('p', { 'aria-hidden': 'true' }, t('still.text', { seconds }));
  const staying = el(
    'button',
    { class: 'button button--primary', type: 'button', autofocus: true, data: { testid: 'stay' } },
    t('still.stay'),
  );
  const leaving = el('button', { class: 'button', type: 'button' }, t('still.leave'));
  const dialog = openDialog(
    { title: t('still.title'), testid: 'still-there' },
    text,
    spoken,
    el('div', { class: 'dialog__actions' }, leaving, staying),
  );
  staying.addEventListener('click', () => dialog.close());
  leaving.addEventListener('click', leave);
  dialog.addEventListener('close', stay);
  return {
    close: () => dialog.close(),
    /** @param {number} left s */
    show: (left) => {
      text.textContent = t('still.text', { seconds: left });
      if (READ_ALOUD.includes(left)) spoken.textContent = text.textContent;
    },
  };
}
