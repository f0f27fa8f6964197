const NOBODY = 'Somebody';
const SERVER = 'The server';
/** @param {string | null} actor */
const who = (actor) => actor ?? NOBODY;

/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'audit.title': 'Audit log',
  'audit.person': 'By',
  'audit.person.anybody': 'Anybody',
  'audit.topic': 'About',
  'audit.topic.all': 'Everything',
  'audit.topic.sign-ins': 'Sign-ins and passwords',
  'audit.topic.people': 'Accounts and data',
  'audit.topic.links': 'Links and guests',
  'audit.topic.rooms': 'Rooms and calls',
  'audit.topic.programs': 'API tokens and webhooks',
  'audit.more': 'Show more',
  'audit.none.title': 'Nothing here yet',
  'audit.none.text': 'Sign-ins, changes and deletions will be listed here.',
  'audit.none.filtered': 'Nothing of that kind was done.',
  'audit.failed': 'The list could not be loaded.',
  'audit.from': 'from {address}',
  'audit.erased': 'Erased',
  'audit.other': ({ actor, action, target }) => `${who(actor)}: ${action}${target ? ` (${target})` : ''}`,
  'audit.setup.done': ({ actor }) => `${actor} set this server up.`,
  'audit.sign-in.ok': ({ actor }) => `${actor} signed in.`,
  'audit.sign-in.ok.via.passkey': ({ actor }) => `${actor} signed in with a passkey.`,
  'audit.sign-in.elsewhere': ({ actor }) => `${actor} signed in from a browser that was new to the account.`,
  'audit.sign-in.ok.via.oidc': ({ actor }) => `${actor} signed in with the sign-in service.`,
  'audit.sign-in.ok.via.oidc.first.true': ({ actor }) => `${actor} signed in with the sign-in service for the first time.`,
  'audit.sign-in.failed.via.oidc': 'Signing in with the sign-in service failed.',
  'audit.sign-in.failed': ({ target }) =>
    target ? `Signing in as ${target} failed.` : 'Signing in under an unknown name failed.',
  'audit.sign-in.failed.passkey.missing': ({ target }) => `The password of ${target} was right, but a passkey is asked for.`,
  'audit.sign-in.failed.via.passkey': ({ target }) =>
    target ? `A passkey of ${target} did not sign in.` : 'An unknown passkey did not sign in.',
  'audit.sign-in.failed.counter.back': ({ target }) =>
    `A passkey of ${target} was refused: it counts less than before, as a copy of it would.`,
  'audit.sign-in.throttled': ({ target }) =>
    target
      ? `Too many wrong passwords for ${target}: no more were tried for a while.`
      : 'Too many wrong passwords: no more were tried for a while.',
  'audit.session.ended': ({ actor, target }) => `${actor} signed ${target} out.`,
  'audit.session.ended.scope.one': ({ actor, target }) => `${actor} signed ${target} out on one device.`,
  'audit.session.ended.scope.all': ({ actor, target }) => `${actor} signed ${target} out everywhere.`,
  'audit.sign-out.done': ({ actor }) => `${actor ?? SERVER} signed a device out.`,
  'audit.sign-out.done.via.oidc': 'The sign-in service signed a device out.',
  'audit.identity.linked': ({ actor }) => `${actor} linked their account to the sign-in service.`,
  'audit.identity.unlinked': ({ actor }) => `${actor} unlinked their account from the sign-in service.`,
  'audit.user.created': ({ actor, target }) =>
    actor === target ? `${actor} made an account.` : `${actor} made an account for ${target}.`,
  'audit.user.changed': ({ actor, target }) => `${actor ?? SERVER} changed the account of ${target}.`,
  'audit.user.changed.role.admin': ({ actor, target }) => `${actor ?? SERVER} made ${target} an admin.`,
  'audit.user.changed.role.member': ({ actor, target }) => `${actor ?? SERVER} made ${target} a member.`,
  'audit.user.changed.displayName': ({ actor, target }) =>
    actor === target ? `${actor} changed their own name.` : `${actor} renamed ${target}.`,
  'audit.user.disabled': ({ actor, target }) => `${actor} disabled the account of ${target}.`,
  'audit.user.enabled': ({ actor, target }) => `${actor} enabled the account of ${target} again.`,
  'audit.user.erased': ({ actor, target }) =>
    actor === target ? 'Somebody erased their own data.' : `${actor} erased somebody’s data.`,
  'audit.password.changed': ({ actor }) => `${actor} changed their password.`,
  'audit.password-reset.created': ({ actor, target }) =>
    `${actor ?? SERVER} made a link for a new password of ${target}.`,
  'audit.password-reset.used': ({ actor }) => `${actor} set a new password by a link.`,
  'audit.passkey.added': ({ actor }) => `${actor} added a passkey.`,
  'audit.passkey.renamed': ({ actor }) => `${actor} renamed a passkey.`,
  'audit.passkey.removed': ({ actor, target }) =>
    actor === target ? `${actor} removed a passkey.` : `${actor} removed a passkey of ${target}.`,
  'audit.invite.created': ({ actor }) => `${actor} made an invite link.`,
  'audit.invite.revoked': ({ actor }) => `${actor} withdrew an invite link.`,
  'audit.invite.used': ({ actor }) => `${actor} joined by an invite link.`,
  'audit.guest.removed': ({ actor }) => `${actor} put a guest out.`,
  'audit.token.created': ({ actor }) => `${actor} made an API token.`,
  'audit.token.revoked': ({ actor }) => `${actor} revoked an API token.`,
  'audit.token.refused': 'An unknown or expired API token was refused.',
  'audit.room.created': ({ actor, target }) => `${actor} made the room ${target}.`,
  'audit.room.changed': ({ actor, target }) => `${actor} changed the room ${target}.`,
  'audit.room.deleted': ({ actor, target }) => `${actor} deleted the room ${target}.`,
  'audit.room.ended': ({ actor, target }) => `${actor} ended what went on in the room ${target}.`,
  'audit.call.ended': ({ actor }) => `${actor} ended a call for everyone.`,
  'audit.call.deleted': ({ actor }) => `${actor} deleted a call from the log.`,
  'audit.data.exported': ({ actor }) => `${actor} downloaded all their data.`,
  'audit.data.purged': `${SERVER} deleted what was too old.`,
  'audit.data.purged.counts': ({ calls, messages, before }) =>
    `${SERVER} deleted ${calls} calls and ${messages} messages from before ${before}.`,
  'audit.webhook.created': ({ actor }) => `${actor} added a webhook.`,
  'audit.webhook.changed': ({ actor }) => `${actor} changed a webhook.`,
  'audit.webhook.deleted': ({ actor }) => `${actor} deleted a webhook.`,
  'audit.webhook.replayed': ({ actor }) => `${actor} sent a webhook delivery again.`,
};
