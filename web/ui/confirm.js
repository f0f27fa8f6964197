import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';

/**
 * Asks before something that cannot be undone.
 *
 * @param {{title: string, text: string, action: string, run: () => Promise<unknown>}} options `run` reports its own
 *   failures
 */
export function confirm({ title, text, action, run }) {
  const proceed = el('button', { class: 'button button--danger', type: 'button', data: { testid: 'confirm' } }, action);
  const cancel = el('button', { class: 'button', type: 'button', autofocus: true }, t('cancel'));
  const dialog = openDialog(
    { title, testid: 'confirm-dialog' },
    el('p', {}, text),
    el('div', { class: 'dialog__actions' }, cancel, proceed),
  );
  cancel.addEventListener('click', () => dialog.close());
  proceed.addEventListener('click', async () => {
    proceed.disabled = true;
    await run();
    dialog.close();
  });
}
