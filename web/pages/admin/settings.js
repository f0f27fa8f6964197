import { api } from '../../lib/api.js';
import { fill } from '../../lib/dom.js';
import { settingGroups } from '../../ui/setting-list.js';

/** The settings in force, and where each came from. @param {HTMLElement} container */
export async function showSettings(container) {
  /** @type {{items: rest.Setting[]}} */
  const { items } = await api.get('/admin/settings');
  fill(container, ...settingGroups(items));
}
