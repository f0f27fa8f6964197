import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';

/**
 * Asks before something that cannot be taken back. Closing the dialog in any other way does nothing.
 *
 * @param {{title: string, text: string, action: string, run: () => void}} options `action` is the button's label
 */
export function confirm({ title, text, action, run }) {
  const no = el('button', { class: 'button', type: 'button', autofocus: true }, t('cancel'));
  const yes = el('button', { class: 'button button--danger', type: 'button', data: { testid: 'confirm' } }, action);
  const dialog = openDialog(
    { title, testid: 'confirm-dialog' },
    el('p', { class: 'quiet' }, text),
    el('div', { class: 'dialog__actions' }, no, yes),
  );
  no.addEventListener('click', () => dialog.close());
  yes.addEventListener('click', () => {
    dialog.close();
    run();
  });
}
