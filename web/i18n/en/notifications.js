/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'notifications.title': 'Notifications',
  'notifications.offer': 'Let calls ring when this page is in the background or closed.',
  'notifications.turnOn': 'Turn on notifications',
  'notifications.later': 'Not now',
  'notifications.turnOff': 'Turn off',
  'notifications.test': 'Send a test',
  'notifications.tested': 'A notification is on its way.',
  'notifications.on': 'Calls ring on this device, also while no page of Parley is open.',
  'notifications.open': 'Calls ring on this device while a page of Parley is open, also in the background.',
  'notifications.off': 'Calls ring on this device only while a page of Parley is open, and show in that page alone.',
  'notifications.blocked':
    'This browser is blocking notifications. Click the icon left of the address, allow notifications, then load the page again.',
  'notifications.unsupported': 'This browser has no notifications here. They need https and a recent browser.',
  'notifications.failed': 'That did not work. Try again in a moment.',
};
