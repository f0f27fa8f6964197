/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'privacy.title': 'My data',
  'privacy.kept': 'Calls and chat are kept until somebody deletes them.',
  'privacy.keptFor': ({ days }) => `Calls and chat are deleted after ${days} ${days === 1 ? 'day' : 'days'}.`,
  'privacy.export': 'Download everything',
  'privacy.export.hint': 'All that is stored about you, in one JSON file.',
  'privacy.erase': 'Erase me…',
  'privacy.erase.hint': 'Takes your name out of everything and deletes your account.',
  'privacy.erase.title': 'Erase {name}',
  'privacy.erase.what':
    'The account, its devices, tokens and links are deleted. In calls and chat the name “Erased” stands instead. What was said in rooms stays. This cannot be undone, and nobody can have the user name again.',
  'privacy.erase.confirm': 'Type {user} to confirm',
  'privacy.erase.mismatch': 'That is not the user name.',
  'privacy.erase.now': 'Erase for good',
  'privacy.erase.lastAdmin': 'This is the last admin. Make somebody else an admin first.',
  'privacy.erased': '{name} is erased.',
};
