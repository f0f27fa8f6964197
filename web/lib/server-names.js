import { t } from './i18n.js';

// What the server itself names stands in its answers in English, whoever reads them.
const FIRST_ROOM = { id: 'team-room', name: 'Team room' };
const ERASED = 'erased-';
const NO_DEVICE = 'Unknown device';

/**
 * The name of a room: the first one's in the reader's language, until somebody renames it.
 *
 * @param {{id: string, name: string}} room
 */
export function roomNameOf({ id, name }) {
  return id === FIRST_ROOM.id && name === FIRST_ROOM.name ? t('room.first') : name;
}

/** @param {{user?: string, name: string}} person */
export function personNameOf({ user, name }) {
  return user?.startsWith(ERASED) ? t('person.erased') : name;
}

/** What somebody came by, such as "Chrome on Linux". @param {string} device */
export function deviceNameOf(device) {
  if (device === NO_DEVICE) return t('device.unknown');
  const [browser, system] = device.split(' on ');
  return system === undefined ? device : t('device.on', { browser, system });
}
