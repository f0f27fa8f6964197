import { el, icon } from '../lib/dom.js';
import { sentenceFor } from '../lib/problems.js';
import { toast } from './toast.js';

/**
 * A quiet button of a row that does something, once at a time. What goes wrong is said in passing.
 *
 * @param {{text?: string, symbol?: string, label: string, testid: string, disabled?: boolean,
 *   run: () => unknown}} options `text` on it, or `symbol` alone; `label` says it with its object
 */
export function actionButton({ text = '', symbol = '', label, testid, disabled = false, run }) {
  const look = symbol && !text ? 'button--icon' : 'button--small';
  const button = el(
    'button',
    {
      class: `button ${look} button--quiet`,
      type: 'button',
      'aria-label': label,
      title: text ? null : label,
      disabled,
      data: { testid },
    },
    symbol ? icon(symbol) : null,
    text,
  );
  button.addEventListener('click', async () => {
    // Not disabled, which would take the focus away.
    if (button.ariaBusy === 'true') return;
    button.ariaBusy = 'true';
    try {
      await run();
    } catch (error) {
      toast(sentenceFor(error));
    } finally {
      button.ariaBusy = null;
    }
  });
  return button;
}
