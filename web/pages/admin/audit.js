import { api } from '../../lib/api.js';
import { el, fill, present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { AuditList } from '../../ui/audit-list.js';
import { emptyState } from '../../ui/empty.js';
import { select } from '../../ui/field.js';
import { loadingRows } from '../../ui/loading.js';
import { wholeList } from './whole-list.js';

const PAGE = 30; // rows

/** What the log can be narrowed to: what actions begin with. @type {Record<string, string[]>} */
export const TOPICS = {
  'sign-ins': ['sign-in', 'sign-out', 'session', 'password', 'password-reset', 'passkey', 'identity'],
  'people': ['setup', 'user', 'data'],
  'links': ['invite', 'guest'],
  'rooms': ['room', 'call'],
  'programs': ['token', 'webhook'],
};

/**
 * What was done on this server: of everybody or by one person, everything or of one kind.
 *
 * @param {HTMLElement} container
 * @returns {Promise<import('./sections.js').Section>}
 */
export async function showAudit(container) {
  /** @type {rest.User[]} */
  const people = await wholeList('/users').catch(() => []);
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  /** @param {string} user */
  const nameOf = (user) => names.get(user) ?? (user.startsWith('erased-') ? t('audit.erased') : user);
  const actor = select({
    name: 'actor',
    label: t('audit.person'),
    options: [
      { value: '', label: t('audit.person.anybody') },
      ...people.map(({ id, displayName }) => ({ value: id, label: displayName })),
    ],
  });
  const topic = select({
    name: 'topic',
    label: t('audit.topic'),
    options: ['', ...Object.keys(TOPICS)].map((value) => ({ value, label: t(`audit.topic.${value || 'all'}`) })),
  });
  const place = el('div', {});
  const show = () => showEntries(place, { actor: chosen(actor), action: TOPICS[chosen(topic)] ?? [] }, nameOf);
  for (const choice of [actor, topic]) choice.addEventListener('change', show);
  fill(container, el('div', { class: 'field-row' }, actor, topic), place);
  await show();
  return { refresh: show };
}

/** @param {HTMLElement} field */
function chosen(field) {
  return present(field.querySelector('select')).value;
}

/**
 * @param {HTMLElement} place
 * @param {{actor: string, action: string[]}} filter
 * @param {(user: string) => string} nameOf
 */
async function showEntries(place, filter, nameOf) {
  const list = new AuditList(nameOf);
  const more = el('button', { class: 'button button--quiet', type: 'button', hidden: true }, t('audit.more'));
  /** @type {string | null} */
  let cursor = null;
  const load = async () => {
    more.disabled = true;
    try {
      const page = await api.get('/audit', { ...filter, limit: PAGE, cursor });
      list.append(page.items);
      cursor = page.next;
      more.hidden = cursor === null;
      return page.items.length;
    } finally {
      more.disabled = false;
    }
  };
  more.addEventListener('click', () => load().catch(() => fill(place, failure())));

  if (place.childElementCount === 0) fill(place, loadingRows());
  try {
    if ((await load()) > 0) fill(place, list.element, more);
    else fill(place, nothing(Boolean(filter.actor) || filter.action.length > 0));
  } catch {
    fill(place, failure());
  }
}

/** @param {boolean} filtered */
function nothing(filtered) {
  const text = t(filtered ? 'audit.none.filtered' : 'audit.none.text');
  return emptyState({ symbol: 'scroll-text', title: t('audit.none.title'), text });
}

function failure() {
  return el('p', { class: 'empty quiet' }, t('audit.failed'));
}
