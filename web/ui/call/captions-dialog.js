import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { openDialog } from '../dialog.js';

/**
 * @param {{reads: boolean, speaks: boolean, possible: boolean, read: (on: boolean) => void, speak: (on: boolean) =>
 *   void}} options what is on, and whether this browser turns speech into text
 */
export function openCaptionsDialog({ reads, speaks, possible, read, speak }) {
  openDialog(
    { title: t('captions.title'), testid: 'captions-dialog' },
    choice('read', reads, t('captions.read'), t('captions.read.hint'), read),
    possible
      ? choice('speak', speaks, t('captions.speak'), t('captions.speak.hint'), speak)
      : el('p', { class: 'quiet small' }, t('captions.impossible')),
  );
}

/**
 * @param {string} name
 * @param {boolean} on
 * @param {string} label
 * @param {string} hint
 * @param {(on: boolean) => void} choose
 */
function choice(name, on, label, hint, choose) {
  const id = `captions-${name}`;
  const box = el('input', { type: 'checkbox', id, 'aria-describedby': `${id}-hint`, data: { testid: id } });
  box.checked = on;
  box.addEventListener('change', () => choose(box.checked));
  return el(
    'div',
    { class: 'captions-choice' },
    el('label', { class: 'effects__switch', for: id }, box, el('span', {}, label)),
    el('p', { class: 'quiet small', id: `${id}-hint` }, hint),
  );
}
