/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'title.passkey': 'Add a passkey · Parley',

  'passkeys.title': 'Passkeys',
  'passkeys.about':
    'With a passkey you sign in by your fingerprint, your face or your screen lock. There is nothing to remember, and nothing that a false page could steal.',
  'passkeys.not': 'Passkeys cannot be made here: they need https, a host name, and a browser that knows them.',
  'passkeys.signIn': 'Sign in with a passkey',
  'passkeys.only': 'This account signs in with its passkey. Use the button below.',

  'passkeys.add': 'Add a passkey',
  'passkeys.added': 'Your passkey is ready. You can sign in with it.',
  'passkeys.failed': 'The list could not be loaded.',
  'passkeys.since': 'Added: {day}',
  'passkeys.used': 'Last used {when}',
  'passkeys.unused': 'Not used yet',
  'passkeys.host': 'Works at {host}',
  'passkeys.name': 'Name',
  'passkeys.name.hint': 'So that you know it again, such as “Phone”.',
  'passkeys.name.save': 'Save',
  'passkeys.rename': 'Rename passkey',
  'passkeys.rename.label': 'Rename: {name}',
  'passkeys.remove': 'Remove',
  'passkeys.remove.label': 'Remove: {name}',
  'passkeys.remove.title': 'Remove this passkey? ({name})',
  'passkeys.remove.text': 'It signs nobody in any more. The device may go on offering it until it is deleted there too.',
  'passkeys.removed': 'The passkey is removed.',
  'passkeys.removeOf': 'Remove the passkey {name} of {person}',
  'passkeys.last': 'This is your only passkey, and this server asks for one. Add another first.',
  'passkeys.all.everybody': 'Everybody has a passkey.',
  'passkeys.all.without': 'Without a passkey: {names}',

  'passkeys.confirm.title': 'Is it you?',
  'passkeys.confirm.text': 'You signed in a while ago. Show again who you are before a passkey is added.',
  'passkeys.confirm.password': 'Your password',
  'passkeys.confirm.go': 'Continue',
  'passkeys.confirm.use': 'Use a passkey instead',
  'passkeys.confirm.wrong': 'That is not your password.',
  'passkeys.confirm.byPasskey': 'This account signs in with its passkey: use that.',

  'passkeys.required.title': 'Add a passkey first',
  'passkeys.required.text': 'Hello {name}. This server asks everybody for a passkey. Once you have one, you can go on.',

  'passkeys.problem.none': 'No passkey was used. You can try again.',
  'passkeys.problem.there': 'This device has a passkey for your account already.',
  'passkeys.problem.elsewhere': 'Your browser allows no passkeys for this address.',
  'passkeys.problem.unknown': 'This passkey is not known here any more. Try another, or your password.',
  'passkeys.problem.disabled': 'This account is disabled. Ask an admin of your team.',
  'passkeys.problem.late': 'That took too long. Try again.',
  'passkeys.problem.conflict':
    'This passkey is known here already, or you have as many as one account can have. Remove one first, or use another device.',
  'passkeys.problem.unfit': 'This passkey could not be checked. Try another.',
};
