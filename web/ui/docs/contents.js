import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { operationView } from './operation.js';
import { prose } from './prose.js';

/** @typedef {import('../../lib/api-description.js').ApiDescription} Api */
/** @typedef {import('../../lib/api-description.js').Operation} Operation */

/**
 * The whole description: what it is, what it is about, and each operation in a line.
 *
 * @param {Api} api
 * @returns {HTMLElement[]}
 */
export function contentsOf(api) {
  const { info, groups, events } = api;
  const sections = [...groups, { name: 'events', description: t('docs.events'), operations: events }];
  return [
    el('h1', {}, `${info.title} API `, el('span', { class: 'quiet' }, info.version)),
    el('div', { class: 'docs__intro' }, ...prose(info.description)),
    el(
      'nav',
      { class: 'docs__parts', 'aria-label': t('docs.parts') },
      sections.map(({ name }) => el('a', { href: `#part-${name}` }, name)),
    ),
    ...sections.map((section) => sectionView(api, section)),
  ];
}

/** @param {Api} api @param {{name: string, description: string, operations: Operation[]}} section */
function sectionView(api, { name, description, operations }) {
  return el(
    'section',
    { class: 'docs__part', id: `part-${name}`, 'aria-labelledby': `title-${name}` },
    el('h2', { id: `title-${name}` }, name),
    el('p', { class: 'quiet' }, description),
    operations.map((operation) => operationView(api, operation)),
  );
}
