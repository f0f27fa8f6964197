/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'docs.page': 'API · Parley',
  'docs.skip': '본문으로 건너뛰기',
  'docs.download': 'openapi.json',
};
