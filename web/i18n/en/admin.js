/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'admin.title': 'Manage the team',
  'admin.people': 'People',
  'admin.standing': 'Role of {name}',
  'admin.standing.admin': 'Admin',
  'admin.standing.member': 'Member',
  'admin.standing.disabled': 'Disabled',
  'admin.limits': 'Limits',
  'admin.limits.hint':
    'What this server allows. Each is set by PARLEY_LIMIT_ and its name in capitals, such as PARLEY_LIMIT_ROOM_CAPACITY.',
  'admin.limits.show': 'Show the limits in force',
  'admin.reset': 'Link for a new password: {name}',
  'admin.reset.title': 'New password for {name}',
  'admin.reset.link': 'Link for them alone',
  'admin.reset.text':
    'Send it in a way that only they read. It sets a new password once, until {when}, signs them out everywhere else and removes their passkeys.',
  'admin.erase': 'Erase {name}…',
  'admin.changed': '{name}: {standing}',
};
