/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'docs.page': 'API · Parley',
  'docs.skip': 'Skip to the content',
  'docs.download': 'openapi.json',
  'docs.parts': 'Parts of the API',
  'docs.events': 'What webhooks receive.',
  'docs.signedIn': 'For whoever is signed in, or an API token with: {scopes}.',
  'docs.anybody': 'For anybody.',
  'docs.parameters': 'Parameters',
  'docs.body': 'Body',
  'docs.answers': 'Answers',
  'docs.required': 'required',
  'docs.try': 'Try it out',
  'docs.try.text': 'It is sent as the account that is signed in here, and what it changes is changed.',
  'docs.send': 'Send',
  'docs.bytes': '{bytes} bytes of {type}',
  'docs.failed': 'The server did not answer. Try again in a moment.',
};
