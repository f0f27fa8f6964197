import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { copyFrom } from './copy.js';

/** What exists nowhere else once the page is left: a token's secret, and how to use it. */
export function tokenSecret({ secret, user, origin }) {
  const input = el('input', {
    class: 'input',
    id: 'token-secret',
    readonly: true,
    value: secret,
    autocomplete: 'off',
    spellcheck: 'false',
    data: { testid: 'token-secret' },
  });
  const button = el(
    'button',
    { class: 'button button--primary', type: 'button', data: { testid: 'copy-token' } },
    t('tokens.copy'),
  );
  button.addEventListener('click', async () => {
    button.textContent = (await copyFrom(input)) ? t('copied') : t('tokens.copyFailed');
  });
  input.addEventListener('focus', () => input.select());
  const element = el(
    'div',
    { class: 'secret', role: 'status' },
    el('label', { for: input.id }, t('tokens.made')),
    el('div', { class: 'secret__line' }, input, button),
    el('p', { class: 'field__hint' }, t('tokens.use')),
    el('pre', { class: 'secret__example', tabindex: '0' }, el('code', {}, `curl -u ${user}:$TOKEN ${origin}/api/v1/calls`)),
  );
  return { element, focus: () => button.focus() };
}
