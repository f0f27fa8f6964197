import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

const WHILE_RUNNING = 2_000; // ms
const OTHERWISE = 5 * 60_000; // ms

/**
 * Tells an admin in the lobby that something is wrong with the server, for as long as it is.
 *
 * @param {HTMLElement} container
 */
export async function watchServerProblems(container) {
  let pause = OTHERWISE;
  try {
    /** @type {rest.Checks} */
    const { running, items } = await api.get('/checks');
    if (running) pause = WHILE_RUNNING;
    else showServerProblems(container, items);
  } catch {
    // The next look may find out.
  }
  setTimeout(() => watchServerProblems(container), pause);
}

/** @param {HTMLElement} container @param {Pick<rest.Check, 'state'>[]} items */
export function showServerProblems(container, items) {
  const count = items.filter(({ state }) => state === 'error' || state === 'warning').length;
  const severe = items.some(({ state }) => state === 'error');
  fill(container, count > 0 && card(count, severe));
}

/** @param {number} count @param {boolean} severe */
function card(count, severe) {
  return el(
    'div',
    { class: severe ? 'server-problems server-problems--severe' : 'server-problems', data: { testid: 'server-problems' } },
    icon(severe ? 'octagon-x' : 'triangle-alert'),
    el('p', {}, t('server.problems', { count })),
    el('a', { class: 'button button--small', href: '/admin#checks' }, t('server.problems.see')),
  );
}
