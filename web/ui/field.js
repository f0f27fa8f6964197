import { el, icon, setIcon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

/**
 * A labelled input with room for a hint and an error, tied together for screen readers.
 *
 * @param {{name: string, label: string, hint?: string | null, type?: string, most?: number | null,
 *   [attribute: string]: unknown}} options `most` characters, counted as the server does, which a `maxlength` does not;
 *   further ones are attributes of the input
 */
export function field({ name, label, hint = null, type = 'text', most = null, ...attributes }) {
  const id = `field-${name}`;
  const input = el('input', {
    class: 'input',
    id,
    name,
    type,
    'aria-describedby': `${id}-error${hint ? ` ${id}-hint` : ''}`,
    ...(most && { data: { most } }),
    ...attributes,
  });
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    type === 'password' ? revealable(input) : input,
    hint && el('p', { class: 'field__hint', id: `${id}-hint` }, hint),
    el('p', { class: 'field__error', id: `${id}-error`, hidden: true }),
  );
}

/**
 * @param {{name: string, label: string, options: {value: string, label: string}[], selected?: string,
 *   [attribute: string]: unknown}} choices
 */
export function select({ name, label, options, selected = '', ...attributes }) {
  const id = `field-${name}`;
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    el(
      'select',
      { class: 'input', id, name, ...attributes },
      options.map((option) => el('option', { value: option.value, selected: option.value === selected }, option.label)),
    ),
  );
}

/** @param {HTMLInputElement} input */
function revealable(input) {
  const symbol = icon('eye');
  const button = el(
    'button',
    { class: 'button button--icon button--quiet', type: 'button', 'aria-label': t('field.password.show') },
    symbol,
  );
  button.addEventListener('click', () => {
    const reveal = input.type === 'password';
    input.type = reveal ? 'text' : 'password';
    setIcon(symbol, reveal ? 'eye-off' : 'eye');
    button.setAttribute('aria-label', t(reveal ? 'field.password.hide' : 'field.password.show'));
  });
  return el('div', { class: 'reveal' }, input, button);
}
