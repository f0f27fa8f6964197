import { ApiError, api, queryString } from '../lib/api.js';
import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { CallFilters } from '../ui/call-filters.js';
import { CallsTable } from '../ui/calls-table.js';
import { emptyState } from '../ui/empty.js';
import { loadingRows } from '../ui/loading.js';
import { openShell } from './shell.js';

const PAGE = 50; // rows
const LOG_DELAY = 600; // ms from the news of a call's end to its row
const NAMES = ['user', 'outcome', 'kind', 'from', 'to'];

const container = document.getElementById('calls');
fill(container, loadingRows(6));

// A phone keeps the filters folded until they are wanted, or in use.
const wide = matchMedia('(min-width: 721px)');
const unfold = () => (document.getElementById('filter-box').open = wide.matches || location.search !== '');
wide.addEventListener('change', unfold);
unfold();

const { me, rings, ring } = await openShell('calls');
const filters = new CallFilters(document.getElementById('filters'), apply);
const table = new CallsTable({
  me: me.user,
  onRing: (users, call) => ring(users, call.people),
  onMore: () => load(next),
});
let next = null;
let running = new AbortController();

addEventListener('popstate', showFromAddress);
for (const news of ['ended', 'missed', 'declined', 'cancelled', 'failed']) {
  rings.addEventListener(news, () => setTimeout(load, LOG_DELAY));
}
api.get('/users', { limit: 200 }).then(
  ({ items }) => filters.offerPeople(items),
  () => {},
);
showFromAddress();

/** The address holds the filters, under the names that REST has for them: a view can be sent to somebody. */
function apply(values) {
  history.pushState(null, '', location.pathname + queryString(values));
  load();
}

function showFromAddress() {
  filters.show(fromAddress());
  load();
}

function fromAddress() {
  const params = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, params.getAll(name)]));
}

/** @param {string|null} cursor null for the first page, which replaces what is shown */
async function load(cursor = null) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const page = await api.get('/calls', { ...fromAddress(), limit: PAGE, cursor }, { signal });
    next = page.next;
    if (cursor) table.append(page.items, { more: next !== null });
    else show(page.items);
  } catch (error) {
    if (error instanceof ApiError) showFailure();
    else if (error.name !== 'AbortError') throw error;
  }
}

function show(calls) {
  if (calls.length === 0) return showNothing();
  fill(container, table.element);
  table.replace(calls, { more: next !== null });
}

function showNothing() {
  const which = location.search ? 'noMatch' : 'none';
  fill(container, emptyState({ symbol: 'history', title: t(`calls.${which}.title`), text: t(`calls.${which}.text`) }));
}

function showFailure() {
  const again = el(
    'button',
    { class: 'button button--quiet', type: 'button', on: { click: () => load() } },
    t('retry'),
  );
  fill(container, el('p', { class: 'empty quiet' }, t('calls.failed'), again));
}
