import { t } from '../lib/i18n.js';
import { ago } from '../lib/time.js';

/**
 * @typedef {Pick<rest.Presence, 'status' | 'inCall' | 'text' | 'lastSeenAt'> & {ringable?: boolean}} Shown what of a
 *   presence can be seen
 */

/** What a dot shows: 'online', 'away', 'dnd', 'offline', or 'call'. @param {Shown} presence */
export function dotOf(presence) {
  return presence.inCall ? 'call' : presence.status;
}

/**
 * One line about what somebody is doing. @param {string|null} roomName the name of the room they are in, if known
 *
 * @param {Shown} presence
 */
export function lineOf(presence, roomName) {
  if (presence.inCall) return roomName ? t('status.inRoom', { room: roomName }) : t('status.inCall');
  if (presence.status === 'offline') {
    const seen = presence.lastSeenAt ? t('status.seen', { when: ago(presence.lastSeenAt) }) : t('status.offline');
    return presence.ringable ? `${seen} · ${t('status.ringable')}` : seen;
  }
  const word = t(`status.${presence.status}`);
  return presence.text ? `${word} · ${presence.text}` : word;
}
