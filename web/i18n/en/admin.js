/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'admin.title': 'Manage the team',
  'admin.people': 'People',
  'admin.standing': 'Role of {name}',
  'admin.standing.admin': 'Admin',
  'admin.standing.member': 'Member',
  'admin.standing.disabled': 'Disabled',
  'admin.reset': 'Link for a new password: {name}',
  'admin.reset.title': 'New password for {name}',
  'admin.reset.link': 'Link for them alone',
  'admin.reset.text':
    'Send it in a way that only they read. It sets a new password once, until {when}, and signs them out everywhere else.',
  'admin.erase': 'Erase {name}…',
  'admin.changed': '{name}: {standing}',
};
