/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'oidc.continue': 'Continue with {name}',
  'oidc.or': 'or with a password',
  'oidc.only': 'Everybody signs in this way here. Passwords are switched off.',

  'oidc.failed': 'You are not signed in yet',
  'oidc.back.login': 'Back to sign-in',
  'oidc.back.settings': 'Back to the settings',
  'oidc.problem.cancelled': 'The sign-in service did not let you through, or you cancelled. Start again.',
  'oidc.problem.gone': 'This took too long, or began in another browser or with a link that is used up. Start again.',
  'oidc.problem.not-found': 'This took too long, or began in another browser or with a link that is used up. Start again.',
  'oidc.problem.sign-in-refused': 'The sign-in service did not confirm who you are. Start again.',
  'oidc.problem.not-linked':
    'Nobody here is known by this sign-in. If you have an account, sign in with your password and link it in the settings. Otherwise ask an admin of your team for an invite link.',
  'oidc.problem.forbidden': 'This account is disabled. Ask an admin of your team.',
  'oidc.problem.conflict':
    'This sign-in belongs to another account here, or your account is linked to another sign-in. Unlink that first.',
  'oidc.problem.conflict.newcomer':
    'No account could be made for you: this server is not set up yet, or your name is taken here. Ask an admin of your team.',

  'oidc.settings': 'Signing in with {name}',
  'oidc.unlinked': 'Link your account once, and from then on you sign in with {name}, without a password.',
  'oidc.link': 'Link to {name}',
  'oidc.used': 'Last used {when}',
  'oidc.linkedAt': 'Linked {when}',
  'oidc.noPassword': 'This account has no password: you sign in with {name}. An admin can make you a link that sets one.',
  'oidc.unlink': 'Unlink',
  'oidc.unlink.title': 'Unlink {name}?',
  'oidc.unlink.text': 'From then on you sign in with your password. Where you are signed in now you stay.',
  'oidc.unlink.done': 'Unlinked. You sign in with your password now.',
  'oidc.unlink.onlyWay': 'It is your only way to sign in, so it stays. Ask an admin for a link that sets a password.',
};
