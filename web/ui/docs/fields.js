import { typeOf } from '../../lib/api-description.js';
import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { inline } from './prose.js';

/** @typedef {import('../../lib/api-description.js').Node} Node */
/** @typedef {Pick<import('../../lib/api-description.js').ApiDescription, 'resolve'>} Api */

/**
 * The shape of a body: its fields with their types, and what is inside them folded away.
 *
 * @param {Api} api @param {Node} schema
 * @returns {HTMLElement}
 */
export function fieldsOf(api, schema) {
  const resolved = api.resolve(schema);
  const fields = Object.entries(resolved.properties ?? {});
  if (fields.length === 0) return el('div', {}, ...described(api, resolved));
  const required = resolved.required ?? [];
  return el(
    'ul',
    { class: 'fields' },
    fields.map(([name, field]) => fieldRow(api, { name, schema: field, required: required.includes(name) })),
  );
}

/**
 * One field, or one parameter.
 *
 * @param {Api} api
 * @param {{name: string, schema: Node, required: boolean, place?: string, description?: string}} options `place` of a
 *   parameter: path, query or header
 */
export function fieldRow(api, { name, schema, required, place, description }) {
  const resolved = api.resolve(schema);
  return el(
    'li',
    {},
    el('code', { class: 'fields__name' }, name),
    ' ',
    place && el('span', { class: 'fields__place' }, place, ' '),
    required && el('span', { class: 'fields__required' }, t('docs.required'), ' '),
    ...described(api, { ...resolved, description: description ?? schema.description ?? resolved.description }),
  );
}

/** @param {Api} api @param {Node} schema @returns {import('../../lib/dom.js').Child[]} */
function described(api, schema) {
  const inner = innerOf(api, schema);
  const type = inner.length > 0 && !schema.type ? '' : typeOf(schema);
  return [
    el('span', { class: 'fields__type' }, type),
    schema.description && el('p', { lang: 'en' }, ...inline(schema.description)),
    ...inner.map((one) => unfolding(api, one)),
  ];
}

/** What has fields of its own: the object itself, the items of a list, each of several shapes. @param {Api} api @param {Node} schema @returns {Node[]} */
function innerOf(api, schema) {
  if (schema.properties) return [schema];
  const parts = schema.oneOf ?? schema.anyOf ?? [schema.items ?? schema.additionalProperties].filter((one) => one?.type || one?.$ref);
  return parts.map((/** @type {Node} */ part) => api.resolve(part));
}

/** Made when it is opened: shapes can lead to themselves. @param {Api} api @param {Node} schema @returns {HTMLElement} */
function unfolding(api, schema) {
  const fields = schema.properties ? Object.keys(schema.properties) : [];
  if (fields.length === 0) return el('div', { class: 'fields__inner' }, ...described(api, schema));
  const element = el('details', { class: 'fields__inner' }, el('summary', {}, `{ ${fields.join(', ')} }`));
  element.addEventListener('toggle', () => element.open && element.append(fieldsOf(api, schema)), { once: true });
  return element;
}
