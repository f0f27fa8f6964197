import { el } from '../lib/dom.js';

/** @typedef {{value: string, label: string, hint: string, checked?: boolean}} Option */

/**
 * Boxes to tick, of which any number holds.
 *
 * @param {{name: string, label: string, options: Option[]}} options
 */
export function checks({ name, label, options }) {
  return checkGroup({ name, label, look: 'checks', rows: options.map((option) => check(name, option)) });
}

/**
 * Boxes in rows that look as they like. What is wrong with them is shown as at any field.
 *
 * @param {{name: string, label: string, look: string, rows: HTMLElement[]}} options `look` is the group's class
 */
export function checkGroup({ name, label, look, rows }) {
  const error = el('p', { class: 'field__error', id: `field-${name}-error`, role: 'alert', hidden: true });
  const element = el(
    'fieldset',
    { class: look, 'aria-describedby': error.id },
    el('legend', { class: 'field__label' }, label),
    rows,
    error,
  );
  element.addEventListener('change', () => (error.hidden = true));
  return {
    element,
    /** @returns {string[]} */
    values: () => [...element.querySelectorAll('input')].filter(({ checked }) => checked).map(({ value }) => value),
    /** @param {string} text */
    object(text) {
      error.textContent = text;
      error.hidden = false;
      element.querySelector('input')?.focus();
    },
  };
}

/** One box to tick, with a line that says what it means. @param {string} name @param {Option} option */
export function check(name, { value, label, hint, checked = false }) {
  const id = `${name}-${value.replace(':', '-')}`;
  return el(
    'div',
    { class: 'check' },
    el('input', { type: 'checkbox', id, name, value, checked, 'aria-describedby': `${id}-hint` }),
    el('label', { for: id }, label),
    el('p', { class: 'field__hint', id: `${id}-hint` }, hint),
  );
}
