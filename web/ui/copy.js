import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { ornament } from '../lib/ornament.js';

/**
 * Puts text on the clipboard. To be called within the press that asks for it, also for text that is still to come:
 * Safari forgets the press at the first wait, but takes the promise of a text.
 *
 * @param {string | Promise<string>} text
 * @param {HTMLInputElement | HTMLTextAreaElement} [field] that shows the text: it is selected, so that a key copies it
 *   where nothing else does
 * @returns {Promise<boolean>} whether it is there; rejects where the text itself does
 */
export async function copyText(text, field = undefined) {
  const written = ornament(() => write(text).then(() => true), false);
  await text;
  field?.select();
  if (await written) return true;
  // A clipboard may not know how to wait for a promise. Off https there is none; the old command still copies what is
  // selected.
  const late = ornament(async () => navigator.clipboard.writeText(await text).then(() => true), false);
  return (await late) || (Boolean(field) && ornament(() => document.execCommand('copy'), false));
}

/**
 * A text that is to be copied in a field, and the button that does it.
 *
 * @param {{id: string, value: string, label: string, action?: string}} options `id` of the field, `label` of both,
 *   `action` on the button
 * @returns {{parts: Node[], field: HTMLInputElement, focus: () => void}}
 */
export function copyLine({ id, value, label, action = t('copy') }) {
  const field = readOnlyField({ id, value, testid: id });
  const button = el(
    'button',
    { class: 'button button--primary', type: 'button', data: { testid: `copy-${id}` } },
    action,
  );
  button.addEventListener('click', async () => {
    button.textContent = t((await copyText(value, field)) ? 'copied' : 'copyFailed');
  });
  return {
    parts: [el('label', { for: id }, label), el('div', { class: 'copy-line' }, field, button)],
    field,
    focus: () => button.focus(),
  };
}

/**
 * A field that is read and copied from, and selects itself for that.
 *
 * @param {{value?: string, testid: string, [attribute: string]: unknown}} options
 */
export function readOnlyField({ value = '', testid, ...attributes }) {
  const field = el('input', {
    class: 'input',
    readonly: true,
    value,
    autocomplete: 'off',
    spellcheck: 'false',
    data: { testid },
    ...attributes,
  });
  field.addEventListener('focus', () => field.select());
  return field;
}

/** @param {string | Promise<string>} text */
async function write(text) {
  if (typeof text === 'string') return navigator.clipboard.writeText(text);
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
