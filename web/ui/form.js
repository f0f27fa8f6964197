import { el, setAttribute } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';

/**
 * Sends a form through `submit(values)`, once at a time, and shows what the server objects to at the field it is about.
 *
 * @param {HTMLFormElement} form
 * @param {(values: Object<string, string>) => Promise<void>} submit
 * @param {(error) => string|{field: string, text: string}|false|undefined} explain a better sentence for some errors, and the
 *   field it is about
 */
export function handleForm(form, submit, explain = () => undefined) {
  const problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
  form.prepend(problem);
  form.noValidate = true;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    if (button.disabled) return;
    clear(form, problem);
    if (!checkLocally(form)) return;

    button.disabled = true;
    try {
      await submit(Object.fromEntries(new FormData(form)));
    } catch (error) {
      show(form, problem, error, explain(error));
    } finally {
      button.disabled = false;
    }
  });
}

function checkLocally(form) {
  const wrong = [...form.elements].filter((input) => input.willValidate && (!input.validity.valid || isTooLong(input)));
  for (const input of wrong) mark(input, objection(input));
  wrong[0]?.focus();
  return wrong.length === 0;
}

/** The browser's own sentence would be in the browser's language, which need not be the page's. */
function objection(input) {
  const { valueMissing, tooShort, patternMismatch } = input.validity;
  if (valueMissing) return t('field.missing');
  if (isTooLong(input)) return t('field.tooLong', input.dataset);
  if (tooShort) return t('field.tooShort', { min: input.minLength });
  return patternMismatch ? t('field.pattern') : input.validationMessage;
}

function isTooLong({ value, dataset }) {
  return dataset.most && [...value.normalize('NFC').trim()].length > Number(dataset.most);
}

function show(form, problem, error, explanation) {
  const objections = explanation?.field
    ? [{ field: explanation.field, message: explanation.text }]
    : (error.errors ?? []);
  const placed = objections.filter(({ field, message }) => {
    const input = form.elements.namedItem(field);
    // All that the server can object to in a name.
    if (input) mark(input, input.dataset?.most ? t('field.unfit', input.dataset) : message);
    return input;
  });
  form.querySelector('[aria-invalid]')?.focus();
  if (placed.length > 0 && typeof explanation !== 'string') return;
  problem.textContent = explanation ?? sentenceFor(error);
  problem.hidden = false;
}

function mark(input, message) {
  setAttribute(input, 'aria-invalid', 'true');
  const line = document.getElementById(`${input.id}-error`);
  if (!line) return;
  line.textContent = message;
  line.hidden = false;
}

function clear(form, problem) {
  problem.hidden = true;
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  for (const line of form.querySelectorAll('.field__error')) line.hidden = true;
}
