import { present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { field } from '../../ui/field.js';

export const PASSWORD_LENGTH = 8; // characters; the server decides, this only says so beforehand
const USERNAME = '[a-z][a-z0-9._\\-]{0,31}';

/** The three fields of a new account; the user name follows the display name until somebody writes one. */
export function accountFields() {
  const fields = [
    field({ name: 'displayName', label: t('field.displayName'), required: true, most: 64, autocomplete: 'name' }),
    field({
      name: 'username',
      label: t('field.username'),
      hint: t('field.username.hint'),
      required: true,
      pattern: USERNAME,
      maxlength: 32,
      autocomplete: 'username',
      autocapitalize: 'none',
      spellcheck: 'false',
    }),
    newPasswordField(),
  ];
  const [name, username] = fields.map((one) => present(one.querySelector('input')));
  let own = false;
  username.addEventListener('input', () => (own = username.value !== ''));
  name.addEventListener('input', () => own || (username.value = userNameFrom(name.value)));
  return fields;
}

export function newPasswordField() {
  return field({
    name: 'password',
    label: t('field.password'),
    hint: t('field.password.hint', { min: PASSWORD_LENGTH }),
    type: 'password',
    required: true,
    minlength: PASSWORD_LENGTH,
    autocomplete: 'new-password',
  });
}

/**
 * Where the server's no about a new account belongs, in words of ours.
 *
 * @param {import('../../lib/thrown.js').Problem} problem
 */
export function explainAccount({ status }) {
  return status === 409 ? { field: 'username', text: t('field.taken') } : undefined;
}

/** @param {string} displayName */
function userNameFrom(displayName) {
  const [first = ''] = displayName.trim().split(/\s+/);
  const plain = first
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '');
  return plain.replace(/^[^a-z]+/, '');
}
