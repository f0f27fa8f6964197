import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

/** Grey rows that show after 300 ms, and a sentence after 3 s; css/panel.css keeps the time. */
export function loadingRows(count = 3) {
  return el(
    'div',
    { class: 'loading' },
    Array.from({ length: count }, () => el('div', { class: 'loading__row skeleton' })),
    el('p', { class: 'loading__sentence quiet small' }, t('loading')),
  );
}
