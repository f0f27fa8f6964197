import { t } from './i18n.js';

/**
 * The names of those in a room, where one person is there by several devices with a number: the first has none.
 *
 * @param {{peer: string, user: string, name: string}[]} peers in the order of their coming
 * @returns {Map<string, string>} by peer
 */
export function namesApart(peers) {
  /** @type {Map<string, number>} */
  const count = new Map();
  return new Map(
    peers.map(({ peer, user, name }) => {
      const nth = (count.get(user) ?? 0) + 1;
      count.set(user, nth);
      return [peer, nth > 1 ? t('person.nth', { name, nth }) : name];
    }),
  );
}
