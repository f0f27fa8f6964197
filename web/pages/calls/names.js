import { api } from '../../lib/api.js';
import { roomNameOf } from '../../lib/server-names.js';

const MOST = 200; // names, the most that one answer holds

/**
 * Offers people and rooms to filter by. Without their names the filters still work, by ids.
 *
 * @param {import('../../ui/calls/filter-bar.js').FilterBar} filterBar
 */
export async function offerNames(filterBar) {
  const [people, rooms] = await Promise.all([namesOf('/users', 'displayName'), namesOf('/rooms', 'name')]);
  filterBar.offer('user', people);
  filterBar.offer('room', rooms);
}

/** @param {string} path @param {'displayName' | 'name'} key */
async function namesOf(path, key) {
  /** @type {rest.Page<{id: string, displayName: string, name: string}>} */
  const { items } = await api.get(path, { limit: MOST }).catch(() => ({ items: [] }));
  return items
    .map((one) => ({ id: one.id, name: key === 'name' ? roomNameOf(one) : one.displayName }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
