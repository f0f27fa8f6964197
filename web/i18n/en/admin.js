/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'admin.title': 'Manage the team',
  'admin.people': 'People',
  'admin.standing': 'What {name} may do',
  'admin.standing.admin': 'Admin',
  'admin.standing.member': 'Member',
  'admin.standing.disabled': 'Disabled',
  'admin.erase': 'Erase {name}…',
  'admin.changed': '{name}: {standing}',
};
