/** @param {number} seconds */
const minutes = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);
/** @param {number} people */
const count = (people) => `${people} ${people === 1 ? 'person' : 'people'}`;

/** What keeps one out of a call or a device away, and what is said after it. */
/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'call.problem.mic.blocked':
    'Your browser is blocking the microphone. Click the icon left of the address, allow Microphone, then press Try again.',
  'call.problem.mic.system': 'Your browser may use the microphone, but the system is blocking it. {place}',
  'call.problem.mic.busy': 'Another app is using your microphone. Close it, or pick another microphone.',
  'call.problem.mic.none': 'No microphone found. You can still see, hear and write.',
  'call.problem.mic.failed': 'The microphone does not answer. Unplug it and plug it in, or pick another one.',
  'call.problem.mic.silent': 'Your mic is on but we hear nothing. Check the mute switch or choose another mic.',
  'call.problem.camera.blocked':
    'Your browser is blocking the camera. Click the icon left of the address, allow Camera, then press Try again.',
  'call.problem.camera.system': 'Your browser may use the camera, but the system is blocking it. {place}',
  'call.problem.camera.busy': 'Another app is using your camera. Close it, or pick another camera.',
  'call.problem.camera.none': 'No camera found. You can still talk and share your screen.',
  'call.problem.camera.failed': 'The camera does not answer. Unplug it and plug it in, or pick another one.',
  'call.problem.screen.system': 'The system does not let your browser record the screen. {place}',
  'call.problem.screen.failed': 'The screen could not be shared. Try another window.',
  'call.system.windows.mic': 'Settings > Privacy & security > Microphone.',
  'call.system.windows.camera': 'Settings > Privacy & security > Camera.',
  'call.system.windows.screen': 'Close whatever protects the screen, or share a single window.',
  'call.system.mac.mic': 'System Settings > Privacy & Security > Microphone.',
  'call.system.mac.camera': 'System Settings > Privacy & Security > Camera.',
  'call.system.mac.screen':
    'System Settings > Privacy & Security > Screen & System Audio Recording: switch your browser on, then restart it.',
  'call.system.other.mic': 'Look for microphone access in the privacy settings.',
  'call.system.other.camera': 'Look for camera access in the privacy settings.',
  'call.system.other.screen': 'Look for screen recording in the privacy settings, then restart the browser.',

  'call.left.left': 'You left',
  'call.left.lost': 'The connection was lost',
  'call.left.removed': 'A host removed you from this room',
  'call.left.moved': 'This call goes on at your other device',
  'call.left.ended': 'The call has ended',
  'call.left.endedByHost': 'A host ended the call for everyone',
  'call.left.endedByMe': 'You ended the call for everyone',
  'call.left.summary': ({ seconds, people }) => `${minutes(seconds)}, ${count(people)}.`,
  'call.left.alone': 'Nobody else was here.',
  'call.left.log': 'See in call log',

  'call.over': 'The call is over',
  'call.over.with': 'With {names}. {when}, {length}.',
  'call.over.unanswered': 'With {names}. {when}. Nobody answered.',
  'call.over.room': 'This room is not there any more',
  'call.over.room.text':
    'It went when the last one left, was deleted, or is not open to you any more. Last call there: {names}. {when}.',
  'call.over.back': 'Call back',

  'call.passcode': 'Passcode',
  'call.passcode.title': 'This room has a passcode',
  'call.passcode.wrong': 'That is not the passcode. Try again.',
  'call.passcode.wait': ({ seconds }) => `Too many wrong passcodes. Try again in ${minutes(seconds)}.`,

  'call.refused.title': 'You are not in the room',
  'call.refused.no-such-room.title': 'There is no such room',
  'call.refused.no-such-room.text': 'It was closed, the link is wrong, or it is not open to you. Ask whoever sent it.',
  'call.refused.no-such-room.guest': 'The meeting is over, or the room was closed. Ask whoever invited you.',
  'call.refused.room-full.title': 'The room is full',
  'call.refused.room-full.text': 'Wait here: as soon as somebody leaves, you can join.',
  'call.refused.room-full.guest': 'Wait until somebody leaves, then try again.',
  'call.refused.knock-denied.title': 'You were not let in',
  'call.refused.knock-denied.text': 'The host did not let you in, or did not answer in time.',
  'call.refused.already-in-room.title': 'You are in this room already',
  'call.refused.already-in-room.text': 'Look for it in another tab.',
  'call.refused.forbidden.title': 'This room is not open to you',
  'call.refused.forbidden.text': 'Ask whoever sent you the link to invite you.',
  'call.refused.unauthenticated.title': 'You are not signed in',
  'call.refused.unauthenticated.text': 'Sign in and you come straight back to this room.',
  'call.refused.unauthenticated.guest': 'Your guest visit has ended. Ask whoever invited you for a new link.',
  'call.refused.disabled.title': 'Your account is switched off',
  'call.refused.disabled.text': 'Ask an admin of your team.',
  'call.refused.taken-over.title': 'This call goes on in another tab',
  'call.refused.taken-over.text': 'You can close this one.',
  'call.refused.closed.title': 'The connection has ended',
  'call.refused.closed.text': 'The server ended it. Try again.',
  'call.refused.offline.title': 'The server does not answer',
  'call.refused.offline.text': 'Check your connection, then load this page again.',
  'call.refused.insecure.title': 'This address is not safe for calls',
  'call.refused.insecure.text':
    'Browsers give camera and microphone to https pages only. Open the same address beginning with https://, or ask the admin.',
  'call.refused.unsupported.title': 'This browser cannot make calls',
  'call.refused.unsupported.text': 'Use a recent Chrome, Edge, Firefox or Safari.',
};
