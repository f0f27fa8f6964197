import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';
import { handleForm } from './form.js';
import { passkeyProblem } from './passkey-problem.js';

/**
 * Asks who somebody is who signed in long ago, by the ways that they have.
 *
 * @template T
 * @typedef {{byPassword: ((password: string) => Promise<T>) | null, byPasskey: (() => Promise<T>) | null}} Ways
 */

/**
 * @template T
 * @param {Ways<T>} ways
 * @returns {Promise<T | null>} what came of a way; null if the dialog was closed
 */
export function askIdentity({ byPassword, byPasskey }) {
  return new Promise((resolve) => {
    const problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
    const dialog = openDialog(
      { title: t('passkeys.confirm.title'), testid: 'identity-dialog' },
      el('p', { class: 'quiet' }, t('passkeys.confirm.text')),
      problem,
    );
    dialog.addEventListener('close', () => resolve(null));
    /** @param {T} result */
    const end = (result) => {
      resolve(result);
      dialog.close();
    };
    const form = byPassword && passwordForm(byPassword, end);
    const button = byPasskey && passkeyButton(byPasskey, form !== null, end, problem);
    problem.after(...[form, button].filter((way) => way !== null));
    (form?.querySelector('input') ?? button)?.focus();
  });
}

/**
 * @template T
 * @param {(password: string) => Promise<T>} byPassword
 * @param {(result: T) => void} end
 */
function passwordForm(byPassword, end) {
  const form = el(
    'form',
    { class: 'form' },
    field({
      name: 'password',
      label: t('passkeys.confirm.password'),
      type: 'password',
      required: true,
      autocomplete: 'current-password',
    }),
    el('button', { class: 'button button--primary', type: 'submit' }, t('passkeys.confirm.go')),
  );
  handleForm(
    form,
    async ({ password }) => end(await byPassword(password)),
    ({ status, errors, code }) => {
      if (status === 422 && errors?.length) return { field: 'password', text: t('passkeys.confirm.wrong') };
      return code === 'passkey-required' ? t('passkeys.confirm.byPasskey') : undefined;
    },
  );
  return form;
}

/**
 * @template T
 * @param {() => Promise<T>} byPasskey
 * @param {boolean} instead of a password
 * @param {(result: T) => void} end
 * @param {HTMLElement} problem
 */
function passkeyButton(byPasskey, instead, end, problem) {
  const button = el(
    'button',
    { class: instead ? 'button' : 'button button--primary', type: 'button', data: { testid: 'confirm-by-passkey' } },
    t(instead ? 'passkeys.confirm.use' : 'passkeys.confirm.only'),
  );
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
