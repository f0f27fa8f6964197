/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'title.setup': 'Set up · Parley',
  'title.login': 'Sign in · Parley',

  'setup.title': 'Set up Parley',
  'setup.intro': 'Make the first account. It will be the admin of this server.',
  'setup.submit': 'Create account',
  'setup.done.title': 'Already set up',
  'setup.done.text': 'This server has its first account. Sign in, or ask its admin for an invite link.',
  'setup.badToken': 'This set-up link is not the one the server printed last. Look at its output again.',

  'login.title': 'Sign in',
  'login.submit': 'Sign in',
  'login.wrong': 'User name or password is wrong.',
  'login.disabled': 'This account is disabled. Ask an admin of your team.',
  'login.noAccount': 'No account yet? Ask someone on the team for an invite link.',

  'join.title.account': 'Join the team',
  'join.intro.account': '{name} invites you to Parley, where the team talks.',
  'join.submit.account': 'Create account',
  'join.title.guest': 'Join {room}',
  'join.intro.guest': '{name} invites you as a guest. A name is all it takes.',
  'join.submit.guest': 'Continue',
  'join.signedIn': 'You are signed in as {name}.',
  'join.signedIn.room': 'Go to the room',
  'join.signedIn.lobby': 'Go to the lobby',
  'join.gone.title': 'This link has expired',
  'join.gone.text': 'It was used up, ran out or was withdrawn. Ask the person who sent it for a new one.',
  'join.unknown.title': 'This link does not work',
  'join.unknown.text': 'Perhaps a part of it is missing. Copy the whole link and try again, or ask for a new one.',
  'join.haveAccount': 'I have an account already',
};
