export default {
  'app.name': 'Parley',

  'skip': 'Skip to content',

  'nav.main': 'Main',
  'nav.lobby': 'Lobby',
  'nav.calls': 'Calls',
  'nav.settings': 'Settings',

  'close': 'Close',

  'cancel': 'Cancel',

  'copy': 'Copy',

  'copied': 'Copied',

  'retry': 'Try again',

  'loading': 'Still loading. The server is taking longer than usual.',

  'you': 'You',

  'problem.offline': 'The server did not answer. Check your connection and try again.',
  'problem.rate-limited': 'Too many tries. Wait a little, then try again.',
  'problem.wait': ({ minutes }) => `Too many tries. Try again in ${minutes} min.`,
  'problem.forbidden': 'You may not do that. Ask an admin.',
  'problem.server': 'Something went wrong on the server. Try again in a moment.',

  'status.online': 'Online',
  'status.away': 'Away',
  'status.dnd': 'Do not disturb',
  'status.offline': 'Offline',
  'status.inCall': 'In a call',
  'status.inRoom': 'In {room}',
  'status.seen': 'Last seen {when}',
  'status.choose': 'Your status',

  'account.menu': 'Your account: {name}',
  'account.signOut': 'Sign out',

  'language': 'Language',

  'ring.in': '{name} is calling',
  'ring.in.knock': '{name} is calling you too',
  'ring.in.room': 'Into the room {room}',
  'ring.in.video': 'Video call',
  'ring.in.audio': 'Voice call',
  'ring.in.with': 'Already there: {names}',
  'ring.accept': 'Accept',
  'ring.acceptNoCamera': 'Without camera',
  'ring.acceptNoCamera.label': 'Accept without camera',
  'ring.decline': 'Decline',
  'ring.out': 'Ringing {name}…',
  'ring.out.offline': '{name} is offline and will see the call when back within 45 s.',
  'ring.out.hint': 'You will be in the call as soon as {name} answers.',
  'ring.out.accepted': '{name} answered. Going in…',
  'ring.out.declined': '{name} declined.',
  'ring.out.busy': '{name} is in another call and has been told.',
  'ring.out.dnd': '{name} does not want to be disturbed now. Your call will be in the log.',
  'ring.out.missed': 'No answer.',
  'ring.out.cancelled': 'You cancelled the call.',
  'ring.out.failed': 'The call could not be made.',
  'ring.again': 'Call again',
  'ring.title': 'Call from {name}',
  'ring.over.call-over': 'This call is over already.',
  'ring.over.already-answered': 'Answered on another device.',
  'ring.over.no-such-call': 'This call is over already.',

  'refused.rate-limited': 'That was too fast. Wait a moment.',
  'refused.no-such-user': 'This account is not there any more.',
  'refused.draining': 'The server is restarting. Back in a few seconds.',

  'connection.reconnecting': 'Reconnecting…',
  'connection.seconds': '{seconds} s. What you see may be out of date.',
  'connection.connected': 'Connected',
  'connection.closed': 'This page is not connected any more.',
  'connection.reload': 'Reload',

  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.justNow': 'just now',
  'time.seconds': ({ s }) => `${s} s`,
  'time.minutes': ({ m }) => `${m} min`,
  'time.hours': ({ h, m }) => (m === 0 ? `${h} h` : `${h} h ${m} min`),

  'field.displayName': 'Your name',
  'field.displayName.hint': 'As others see it.',
  'field.username': 'User name',
  'field.username.hint': 'You sign in with it and it stays. Small letters, digits, . _ -',
  'field.password': 'Password',
  'field.password.hint': 'At least {min} characters. A few unrelated words are good.',
  'field.password.show': 'Show password',
  'field.password.hide': 'Hide password',
  'field.token': 'Set-up token',
  'field.token.hint': 'It is in the link that the server printed when it started.',
};
