import { isJson } from '../../lib/api-description.js';
import { el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

const MOST = 100000; // characters of an answer that are shown

/** @typedef {import('../../lib/api-description.js').Operation} Operation */

/**
 * A form that sends the operation as whoever is signed in here, and shows what came back.
 *
 * @param {Operation} operation
 */
export function tryOut(operation) {
  const { id, parameters, body } = operation;
  const types = Object.keys(body?.content ?? {});
  const output = el('div', { class: 'try__answer', role: 'status' });
  const form = el(
    'form',
    { class: 'form' },
    parameters.map(({ name, required = false }) =>
      labelled(`${id}-${name}`, name, el('input', { class: 'input', name: `parameter-${name}`, required, autocomplete: 'off' })),
    ),
    types.length > 0 && labelled(`${id}-body`, t('docs.body'), bodyInput(types, body?.content[types[0]].example)),
    el('button', { class: 'button button--primary try__send', type: 'submit', data: { testid: 'send' } }, t('docs.send')),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    fill(output, ...(await send(operation, new FormData(form))));
  });
  return el(
    'details',
    { class: 'try', data: { testid: 'try' } },
    el('summary', {}, t('docs.try')),
    el('p', { class: 'quiet small' }, t('docs.try.text')),
    form,
    output,
  );
}

/** @param {string} id @param {string} label @param {HTMLElement} input */
function labelled(id, label, input) {
  input.id = `try-${id}`;
  return el('div', { class: 'field' }, el('label', { for: input.id }, label), input);
}

/** @param {string[]} types @param {unknown} example */
function bodyInput(types, example) {
  if (!isJson(types[0])) return el('input', { class: 'input', type: 'file', name: 'body', accept: types.join(',') });
  const input = el('textarea', { class: 'input', name: 'body', rows: 8, spellcheck: 'false' });
  input.value = JSON.stringify(example, null, 2);
  return input;
}

/** @param {Operation} operation @param {FormData} fields @returns {Promise<HTMLElement[]>} what to show */
async function send({ method, path, parameters }, fields) {
  const { url, headers } = addressed(path, parameters, fields);
  const body = fields.get('body');
  if (body !== null) headers['Content-Type'] = body instanceof File ? body.type : 'application/json';
  const started = performance.now();
  try {
    const response = await fetch(url, { method, headers, body });
    const text = await textOf(response);
    const ms = Math.round(performance.now() - started);
    const line = `${response.status} ${response.statusText} · ${ms} ms`;
    return [el('p', {}, el('code', {}, `${method} ${url}`)), el('p', {}, line), el('pre', { class: 'example' }, text)];
  } catch {
    return [el('p', {}, t('docs.failed'))];
  }
}

/** @param {string} path @param {Operation['parameters']} parameters @param {FormData} fields */
function addressed(path, parameters, fields) {
  const query = new URLSearchParams();
  /** @type {Record<string, string>} */
  const headers = {};
  let url = path;
  for (const { name, in: place } of parameters) {
    const value = String(fields.get(`parameter-${name}`) ?? '');
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== '' && place === 'query') query.append(name, value);
    else if (value !== '' && place === 'header') headers[name] = value;
  }
  return { url: query.size > 0 ? `${url}?${query}` : url, headers };
}

/** @param {Response} response */
async function textOf(response) {
  const type = response.headers.get('Content-Type') ?? '';
  if (/^image\//.test(type)) return t('docs.bytes', { type, bytes: (await response.blob()).size });
  const text = await response.text();
  const shown = /json/.test(type) && !/ndjson/.test(type) ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return shown.length > MOST ? `${shown.slice(0, MOST)}…` : shown;
}
