import { api } from '../../lib/api.js';
import { serverNow } from '../../lib/server-time.js';

const DAY = 24 * 3600 * 1000; // ms that a link must still work for, to be sent to somebody

/**
 * The link by which guests come into a room. One is enough: whoever presses again, or after a reload, gets the same as
 * long as it works.
 *
 * @param {string} room
 * @param {string} user
 * @returns {() => Promise<string>}
 */
export function guestLinkOf(room, user) {
  /** @type {Promise<string> | null} */
  let link = null;
  return () => {
    link ??= find(room, user).finally(() => (link = null));
    return link;
  };
}

/** @param {string} room @param {string} user */
async function find(room, user) {
  return (await standing(room, user)) ?? (await api.post('/invites', { kind: 'guest', room })).url;
}

/** One's own, for any number of guests. @param {string} room @param {string} user */
async function standing(room, user) {
  // A look that fails finds no link and no lack of one: a page that goes would make a second one.
  const { items } = await api.get('/invites', { limit: 200 });
  /** @param {rest.Invite} invite */
  const works = ({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > serverNow() + DAY;
  /** @param {rest.Invite} invite */
  const fits = (invite) => invite.kind === 'guest' && invite.room === room && invite.createdBy === user;
  return items.find((/** @type {rest.Invite} */ invite) => fits(invite) && !invite.maxUses && works(invite))?.url;
}
