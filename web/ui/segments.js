import { el, icon } from '../lib/dom.js';

/**
 * A few choices side by side, of which one holds.
 *
 * @param {{name: string, label: string, options: {value: string, label: string, symbol: string, hint: string}[]}}
 *   options the first is chosen; the hint of the chosen one is shown
 * @param {(value: string) => void} onChange
 */
export function segments({ name, label, options }, onChange = () => {}) {
  const hint = el('p', { class: 'field__hint' }, options[0].hint);
  const fieldset = el(
    'fieldset',
    { class: 'segments' },
    el('legend', { class: 'visually-hidden' }, label),
    options.map((option, index) =>
      el(
        'label',
        {},
        el('input', { type: 'radio', name, value: option.value, checked: index === 0 }),
        icon(option.symbol),
        option.label,
      ),
    ),
  );
  fieldset.addEventListener('change', ({ target }) => {
    const { value } = /** @type {HTMLInputElement} */ (target);
    hint.textContent = options.find((option) => option.value === value)?.hint ?? '';
    onChange(value);
  });
  return el('div', { class: 'field' }, fieldset, hint);
}
