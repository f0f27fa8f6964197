import { api } from '../../lib/api.js';

const MOST = 200; // rows, the most that one answer holds

/**
 * All items of a list, page by page.
 *
 * @param {string} path
 * @param {import('../../lib/api.js').Query} [query]
 * @returns {Promise<any[]>}
 */
export async function wholeList(path, query = {}) {
  const items = [];
  let cursor = null;
  do {
    const page = await api.get(path, { ...query, limit: MOST, cursor });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}
