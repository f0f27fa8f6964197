import { api } from '../../lib/api.js';
import { fill } from '../../lib/dom.js';
import { storageFigures } from '../../ui/storage-figures.js';

/**
 * What the server keeps: how much, for how long, and how the backups are.
 *
 * @param {HTMLElement} container
 * @returns {Promise<import('./sections.js').Section>}
 */
export async function showStorage(container) {
  await refresh();
  return { refresh };

  async function refresh() {
    fill(container, ...storageFigures(await api.get('/admin/storage')));
  }
}
