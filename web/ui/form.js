import { el, find, setAttribute } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { problemOf } from '../lib/thrown.js';

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */
/** @typedef {string | {field: string, text: string} | false | undefined} Explanation */

/**
 * Sends a form through `submit(values)`, once at a time, and shows what the server objects to at the field it is about.
 *
 * @param {HTMLFormElement} form
 * @param {(values: Record<string, string>) => Promise<unknown>} submit
 * @param {(error: import('../lib/thrown.js').Problem) => Explanation} explain a better sentence for some errors, and
 *   the field it is about
 */
export function handleForm(form, submit, explain = () => undefined) {
  const problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
  form.prepend(problem);
  form.noValidate = true;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    /** @type {HTMLButtonElement | null} */
    const button = form.querySelector('[type=submit]');
    if (!button || button.disabled) return;
    clear(form, problem);
    if (!checkLocally(form)) return;

    button.disabled = true;
    try {
      const values = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
      await submit(Object.fromEntries(values));
    } catch (error) {
      show(form, problem, error, explain(problemOf(error)));
    } finally {
      button.disabled = false;
    }
  });
}

/** @param {HTMLFormElement} form */
function checkLocally(form) {
  const fields = /** @type {Field[]} */ ([...form.elements]);
  const wrong = fields.filter((input) => input.willValidate && (!input.validity.valid || isTooLong(input)));
  for (const input of wrong) mark(input, objection(input));
  wrong[0]?.focus();
  return wrong.length === 0;
}

/** The browser's own sentence would be in the browser's language, which need not be the page's. @param {Field} input */
function objection(input) {
  const { valueMissing, tooShort, patternMismatch } = input.validity;
  if (valueMissing) return t('field.missing');
  if (isTooLong(input)) return t('field.tooLong', input.dataset);
  if (tooShort && 'minLength' in input) return t('field.tooShort', { min: input.minLength });
  return patternMismatch ? t('field.pattern') : input.validationMessage;
}

/** @param {Field} field */
function isTooLong({ value, dataset }) {
  return dataset.most !== undefined && [...value.normalize('NFC').trim()].length > Number(dataset.most);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} problem
 * @param {unknown} error
 * @param {Explanation} explanation
 */
function show(form, problem, error, explanation) {
  const objections = typeof explanation === 'object'
    ? [{ field: explanation.field, message: explanation.text }]
    : (problemOf(error).errors ?? []);
  const placed = objections.filter(({ field, message }) => {
    const input = /** @type {Field | null} */ (form.elements.namedItem(field));
    // All that the server can object to in a name.
    if (input) mark(input, input.dataset?.most ? t('field.unfit', input.dataset) : message);
    return input;
  });
  find(form, '[aria-invalid]')?.focus();
  if (placed.length > 0 && typeof explanation !== 'string') return;
  problem.textContent = typeof explanation === 'string' ? explanation : sentenceFor(error);
  problem.hidden = false;
}

/** @param {Field} input @param {string} message */
function mark(input, message) {
  setAttribute(input, 'aria-invalid', 'true');
  const line = document.getElementById(`${input.id}-error`);
  if (!line) return;
  line.textContent = message;
  line.hidden = false;
}

/** @param {HTMLFormElement} form @param {HTMLElement} problem */
function clear(form, problem) {
  problem.hidden = true;
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  for (const line of form.querySelectorAll('.field__error')) line.toggleAttribute('hidden', true);
}
