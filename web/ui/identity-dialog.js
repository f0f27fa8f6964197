import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';
import { handleForm } from './form.js';
import { passkeyProblem } from './passkey-problem.js';

/**
 * Asks who somebody is who signed in long ago.
 *
 * @template T
 * @param {{byPassword: (password: string) => Promise<T>, byPasskey: (() => Promise<T>) | null}} ways
 * @returns {Promise<T | null>} what came of a way; null if the dialog was closed
 */
export function askIdentity({ byPassword, byPasskey }) {
  return new Promise((resolve) => {
    const problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
    const form = el(
      'form',
      { class: 'form' },
      field({
        name: 'password',
        label: t('passkeys.confirm.password'),
        type: 'password',
        required: true,
        autocomplete: 'current-password',
        autofocus: true,
      }),
      el('button', { class: 'button button--primary', type: 'submit' }, t('passkeys.confirm.go')),
    );
    const dialog = openDialog(
      { title: t('passkeys.confirm.title'), testid: 'identity-dialog' },
      el('p', { class: 'quiet' }, t('passkeys.confirm.text')),
      problem,
      form,
    );
    dialog.addEventListener('close', () => resolve(null));
    /** @param {T} result */
    const end = (result) => {
      resolve(result);
      dialog.close();
    };
    handleForm(
      form,
      async ({ password }) => end(await byPassword(password)),
      ({ status, errors, code }) => {
        if (status === 422 && errors?.length) return { field: 'password', text: t('passkeys.confirm.wrong') };
        return code === 'passkey-required' ? t('passkeys.confirm.byPasskey') : undefined;
      },
    );
    if (byPasskey) form.after(passkeyButton(byPasskey, end, problem));
  });
}

/**
 * @template T
 * @param {() => Promise<T>} byPasskey
 * @param {(result: T) => void} end
 * @param {HTMLElement} problem
 */
function passkeyButton(byPasskey, end, problem) {
  const button = el('button', { class: 'button', type: 'button' }, t('passkeys.confirm.use'));
  button.addEventListener('click', async () => {
    problem.hidden = true;
    button.disabled = true;
    try {
      end(await byPasskey());
    } catch (error) {
      problem.textContent = passkeyProblem(error);
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
  return button;
}
