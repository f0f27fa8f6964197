import { el, setAttribute } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { fieldRow, fieldsOf } from './fields.js';
import { inline, prose } from './prose.js';
import { tryOut } from './try-out.js';

/** @typedef {import('../../lib/api-description.js').ApiDescription} Api */
/** @typedef {import('../../lib/api-description.js').Node} Node */
/** @typedef {import('../../lib/api-description.js').Operation} Operation */

/**
 * An operation in a line; opened, all about it and a form that tries it out.
 *
 * @param {Api} api @param {Operation} operation
 */
export function operationView(api, operation) {
  const { id, method, path, summary } = operation;
  const element = el(
    'details',
    { class: 'operation', id, data: { testid: 'operation', method } },
    el(
      'summary',
      {},
      el(
        'h3',
        {},
        el('span', { class: 'operation__method' }, method),
        ' ',
        el('code', { class: 'operation__path' }, path),
        ' ',
        el('span', { class: 'operation__summary', lang: 'en' }, summary),
      ),
    ),
  );
  element.addEventListener('toggle', () => element.open && element.append(inside(api, operation)), { once: true });
  return element;
}

/** @param {Api} api @param {Operation} operation */
function inside(api, operation) {
  const { description, parameters, body, responses, isEvent } = operation;
  return el(
    'div',
    { class: 'operation__inside' },
    ...prose(description),
    !isEvent && el('p', { class: 'quiet' }, whoMay(operation)),
    parameters.length > 0 && el('h4', {}, t('docs.parameters')),
    parameters.length > 0 &&
      el(
        'ul',
        { class: 'fields' },
        parameters.map(({ name, in: place, schema, required = false, description: text }) =>
          fieldRow(api, { name, schema, required, place, description: text }),
        ),
      ),
    body && el('h4', {}, t('docs.body')),
    body && contents(api, body.content),
    el('h4', {}, t('docs.answers')),
    ...responses.map(([status, response]) => answer(api, status, response)),
    isEvent ? null : tryOut(operation),
  );
}

/** @param {Operation} operation */
function whoMay({ scopes }) {
  return scopes ? t('docs.signedIn', { scopes: [...new Set(scopes)].join(', ') }) : t('docs.anybody');
}

/** @param {Api} api @param {string} status @param {Node} response */
function answer(api, status, { description, content }) {
  const line = [el('strong', {}, status), ' ', ...inline(description)];
  if (!content) return el('p', { class: 'answer' }, ...line);
  const element = el('details', { class: 'answer' }, el('summary', {}, ...line));
  element.addEventListener('toggle', () => element.open && element.append(contents(api, content)), { once: true });
  // What is wanted is open, what goes wrong can be looked up.
  setAttribute(element, 'open', status.startsWith('2'));
  return element;
}

/** @param {Api} api @param {Record<string, Node>} content by media type */
function contents(api, content) {
  return el(
    'div',
    { class: 'content' },
    Object.entries(content).flatMap(([type, { schema, example }]) => [
      el('p', { class: 'quiet small' }, type),
      schema && fieldsOf(api, schema),
      example !== undefined && el('pre', { class: 'example' }, typeof example === 'string' ? example : pretty(example)),
    ]),
  );
}

/** @param {unknown} value */
function pretty(value) {
  return JSON.stringify(value, null, 2);
}
