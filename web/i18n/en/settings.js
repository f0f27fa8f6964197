export default {
  'settings.title': 'Settings',
  'settings.profile': 'Profile',
  'settings.profile.save': 'Save',
  'settings.saved': 'Saved.',
  'settings.password': 'Password',
  'settings.password.current': 'Current password',
  'settings.password.new': 'New password',
  'settings.password.change': 'Change password',
  'settings.password.hint': 'Changing it signs you out everywhere else.',
  'settings.password.changed': 'Your password is changed. Other devices are signed out.',
  'settings.password.wrong': 'That is not your current password.',
};
