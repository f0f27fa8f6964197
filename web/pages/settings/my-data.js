import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { openEraseDialog } from '../../ui/erase-dialog.js';

/**
 * What is kept of oneself: for how long, all of it to take along, and the end of it.
 *
 * @param {HTMLElement} container
 * @param {rest.Me} me
 */
export async function showMyData(container, me) {
  const rule = el('p', { class: 'quiet', data: { testid: 'retention' } });
  fill(
    container,
    rule,
    el(
      'div',
      { class: 'choice' },
      el(
        'a',
        { class: 'button', href: '/api/v1/me/export', download: `parley-${me.user}.json`, data: { testid: 'export' } },
        icon('download'),
        t('privacy.export'),
      ),
      el('p', { class: 'field__hint' }, t('privacy.export.hint')),
    ),
    el('div', { class: 'choice' }, eraseButton(me), el('p', { class: 'field__hint' }, t('privacy.erase.hint'))),
  );
  const { days } = await api.get('/retention').catch(() => ({}));
  if (days === undefined) rule.remove();
  else rule.textContent = days === 0 ? t('privacy.kept') : t('privacy.keptFor', { days });
}

/** @param {rest.Me} me */
function eraseButton(me) {
  const erase = async () => {
    await api.delete('/me/data');
    location.assign('/login');
  };
  return el(
    'button',
    {
      class: 'button button--risky',
      type: 'button',
      data: { testid: 'erase' },
      on: { click: () => openEraseDialog(me, erase) },
    },
    icon('eraser'),
    t('privacy.erase'),
  );
}
