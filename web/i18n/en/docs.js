/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'docs.page': 'API · Parley',
  'docs.skip': 'Skip to the content',
  'docs.download': 'openapi.json',
};
