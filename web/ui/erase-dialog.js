import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { problemOf } from '../lib/thrown.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';
import { handleForm } from './form.js';

/**
 * Asks twice before somebody is erased: the user name has to be typed.
 *
 * @param {{user: string, name: string}} whom
 * @param {() => Promise<void>} erase
 */
export function openEraseDialog({ user, name }, erase) {
  const typed = field({
    name: 'confirm',
    label: t('privacy.erase.confirm', { user }),
    required: true,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  const form = el(
    'form',
    { class: 'form' },
    el('p', {}, t('privacy.erase.what')),
    typed,
    el(
      'button',
      { class: 'button button--danger', type: 'submit', data: { testid: 'erase-now' } },
      t('privacy.erase.now'),
    ),
  );
  const dialog = openDialog({ title: t('privacy.erase.title', { name }), testid: 'erase-dialog' }, form);
  const mismatch = new Error('mismatch');
  handleForm(
    form,
    async ({ confirm }) => {
      if (confirm.trim() !== user) throw mismatch;
      await erase();
      dialog.close();
    },
    (error) => {
      if (error === mismatch) return { field: 'confirm', text: t('privacy.erase.mismatch') };
      return problemOf(error).status === 409 ? t('privacy.erase.lastAdmin') : undefined;
    },
  );
}
