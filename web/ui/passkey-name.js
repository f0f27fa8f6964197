import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';
import { handleForm } from './form.js';

/**
 * Asks for another name of a passkey.
 *
 * @param {rest.Passkey} passkey
 * @param {(name: string) => Promise<rest.Passkey>} save
 * @returns {Promise<rest.Passkey | null>} as it is then; null if it keeps its name
 */
export function openPasskeyName({ name }, save) {
  return new Promise((resolve) => {
    const form = el(
      'form',
      { class: 'form' },
      field({
        name: 'name',
        label: t('passkeys.name'),
        hint: t('passkeys.name.hint'),
        value: name,
        required: true,
        most: 64,
        autocomplete: 'off',
        autofocus: true,
      }),
      el('button', { class: 'button button--primary', type: 'submit' }, t('passkeys.name.save')),
    );
    const dialog = openDialog({ title: t('passkeys.rename'), testid: 'passkey-name' }, form);
    dialog.addEventListener('close', () => resolve(null));
    handleForm(form, async (values) => {
      resolve(await save(values.name));
      dialog.close();
    });
  });
}
