import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

/**
 * In the middle of the stage of a call that is over: who ended it, and what to do now.
 *
 * @param {{text: string, onAgain?: (() => unknown) | undefined, onLeave: () => unknown}} options
 */
export function ending({ text, onAgain, onLeave }) {
  /** @param {string} label @param {() => unknown} run @param {string} look */
  const button = (label, run, look = '') =>
    el('button', { class: `button ${look}`, type: 'button', on: { click: run } }, label);
  return el(
    'div',
    { class: 'waiting ending', data: { testid: 'ending' } },
    el('p', { class: 'ending__text', role: 'status' }, text),
    el(
      'div',
      { class: 'ending__actions' },
      onAgain && button(t('ring.again'), onAgain, 'button--primary'),
      button(t('call.ending.leave'), onLeave),
    ),
  );
}
