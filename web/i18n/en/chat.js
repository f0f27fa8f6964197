/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'chat': 'Chat',
  'chat.empty': 'Nothing written yet. What you write is seen by everybody in this room.',
  'chat.write': 'Write to everybody',
  'chat.send': 'Send',
  'chat.open': 'Answer',
  'chat.failed': 'Not sent.',
  'chat.tooLong': 'A message has at most {most} characters. Shorten this one by {over}.',
  'chat.retry': 'Send again',
  'chat.you': 'You',
  'chat.new': 'New',

  'message.open': ({ name, unread }) =>
    unread === 0 ? `Write to ${name}` : `Write to ${name}: ${unread} unread ${unread === 1 ? 'message' : 'messages'}`,
  'message.title': 'Messages with {name}',
  'message.empty': 'Nothing written yet. Only the two of you can read what you write here, and it waits until they are back.',
  'message.write': 'Write to {name}',
  'message.inactive': 'This account is no longer in use. You can still read what was written.',
  'message.failed': 'The messages could not be loaded.',
};
