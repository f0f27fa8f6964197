import { el, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

/**
 * A modal dialog with a title and a way out: the cross, Esc, a click beside it. It is gone when closed.
 *
 * @param {{title: string, testid: string}} options
 * @param {...Node} content
 * @returns {HTMLDialogElement} open
 */
export function openDialog({ title, testid }, ...content) {
  const close = el(
    'button',
    { class: 'button button--icon button--quiet', type: 'button', 'aria-label': t('close') },
    icon('x'),
  );
  const dialog = el(
    'dialog',
    { class: 'dialog', 'aria-label': title, data: { testid } },
    el('div', { class: 'dialog__body' }, el('div', { class: 'dialog__head' }, el('h2', {}, title), close), ...content),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
