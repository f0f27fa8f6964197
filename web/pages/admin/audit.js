import { api } from '../../lib/api.js';
import { el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { AuditList } from '../../ui/audit-list.js';
import { emptyState } from '../../ui/empty.js';
import { select } from '../../ui/field.js';
import { loadingRows } from '../../ui/loading.js';

const PAGE = 30; // rows

/**
 * What was done on this server, of everybody or of one person.
 *
 * @param {HTMLElement} container
 * @param {rest.User[]} people
 */
export function showAudit(container, people) {
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const choice = select({
    name: 'actor',
    label: t('audit.person'),
    options: [
      { value: '', label: t('audit.person.anybody') },
      ...people.map(({ id, displayName }) => ({ value: id, label: displayName })),
    ],
  });
  const place = el('div', {});
  fill(container, choice, place);

  /** @param {string} actor */
  const show = (actor) => showEntries(place, actor, (user) => names.get(user) ?? (user.startsWith('erased-') ? t('audit.erased') : user));
  choice.addEventListener('change', ({ target }) => show(/** @type {HTMLSelectElement} */ (target).value));
  return show('');
}

/** @param {HTMLElement} place @param {string} actor @param {(user: string) => string} nameOf */
async function showEntries(place, actor, nameOf) {
  const list = new AuditList(nameOf);
  const more = el('button', { class: 'button button--quiet', type: 'button', hidden: true }, t('audit.more'));
  /** @type {string | null} */
  let cursor = null;
  const load = async () => {
    more.disabled = true;
    try {
      const page = await api.get('/audit', { actor, limit: PAGE, cursor });
      list.append(page.items);
      cursor = page.next;
      more.hidden = cursor === null;
      return page.items.length;
    } finally {
      more.disabled = false;
    }
  };
  more.addEventListener('click', () => load().catch(() => fill(place, failure())));

  fill(place, loadingRows());
  try {
    if ((await load()) > 0) fill(place, list.element, more);
    else fill(place, emptyState({ symbol: 'scroll-text', title: t('audit.none.title'), text: t('audit.none.text') }));
  } catch {
    fill(place, failure());
  }
}

function failure() {
  return el('p', { class: 'empty quiet' }, t('audit.failed'));
}
