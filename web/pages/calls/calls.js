import { ApiError } from '../../lib/api.js';
import { filtersIn, isNewestFirst, searchOf } from '../../lib/call-query.js';
import { byId, el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { problemOf } from '../../lib/thrown.js';
import { FilterBar } from '../../ui/calls/filter-bar.js';
import { CallList } from '../../ui/calls/list.js';
import { emptyState } from '../../ui/empty.js';
import { loadingRows } from '../../ui/loading.js';
import { CallFeed } from './feed.js';
import { Figures } from './figures.js';
import { detailsWith } from './details.js';
import { LinkedCall } from './linked.js';
import { offerNames } from './names.js';
import { watchNews } from './news.js';
import { showRules } from './rules.js';
import { Tools } from './tools.js';
import { openShell } from '../shell.js';

const PARTS = ['calls', 'status', 'filters', 'figures', 'linked', 'log', 'none'];
const [container, status, filterBar, figureBox, linkedBox, log, none] = PARTS.map(byId);
const OTHERS_EVERY = 30_000; // ms; only one's own calls are told, and an admin sees those of others
fill(container, loadingRows(8));

const shell = await openShell('calls');
const { me, ring } = shell;
const filterControls = new FilterBar(filterBar, apply);
const figures = new Figures(figureBox);
const tools = new Tools();
const feed = new CallFeed();
const listOptions = {
  me: me.user,
  /** @type {import('../../ui/calls/row.js').OnRing} */
  onRing: (users, call) => ring(users, call.people),
  details: detailsWith({ me, onEnded: changed, onDeleted: deleted }),
  /** @param {string} id @param {boolean} open */
  onToggle: (id, open) => linked.follow(id, open),
};
const list = new CallList({ ...listOptions, onMore: more });
const linked = new LinkedCall(linkedBox, list, listOptions);
/** @type {import('../../lib/call-query.js').Filters} */
let filters = {};

addEventListener('popstate', showFromAddress);
watchNews(shell, refresh);
shell.missed.seenIn(container);
setInterval(() => document.hidden || refresh(), OTHERS_EVERY);
showRules(byId('rules'), me);
offerNames(filterControls);
showFromAddress();

/**
 * The address holds the filters, under the names that REST has for them: a view can be sent to somebody.
 *
 * @param {import('../../lib/call-query.js').Filters} chosen
 */
function apply(chosen) {
  const search = searchOf(chosen);
  if (search === searchOf(filters)) return;
  // Letters typed one after the other are one step back.
  const typing = chosen.q && filters.q && searchOf({ ...chosen, q: '' }) === searchOf({ ...filters, q: '' });
  history[typing ? 'replaceState' : 'pushState'](null, '', location.pathname + search);
  show(filtersIn(search));
}

function showFromAddress() {
  const wanted = filtersIn(location.search);
  if (searchOf(wanted) !== searchOf(filters) || list.calls.length === 0) show(wanted);
  else linked.show();
}

/** @param {import('../../lib/call-query.js').Filters} wanted */
async function show(wanted) {
  filters = wanted;
  filterControls.show(filters);
  figures.show(filters);
  tools.show(filters);
  container.setAttribute('aria-busy', 'true');
  await attempt(async () => {
    const { calls, more } = await feed.first(filters);
    showLog();
    if (calls.length > 0) fill(container, list.element);
    list.replace(calls, more);
    if (calls.length === 0) showNothing();
    status.textContent = t(more ? 'calls.status.more' : 'calls.status', { count: calls.length });
    container.setAttribute('aria-busy', 'false');
    await linked.show();
  });
}

async function more() {
  await attempt(async () => {
    const page = await feed.more();
    if (page) list.append(page.calls, page.more);
  });
}

/** What is new goes on top, what changed changes in its place. */
async function refresh() {
  const asked = filters;
  const newest = await feed.newest().catch(() => null);
  if (!newest || asked !== filters) return;
  for (const call of newest) if (list.has(call.id)) list.update(call);
  const unknown = newest.filter(({ id }) => !list.has(id));
  if (unknown.length === 0 || !isNewestFirst(filters)) return;
  // Where nothing is known there may be more in between.
  if (unknown.length === newest.length) return show(filters);
  list.prepend(unknown);
  status.textContent = t('calls.status.new');
  figures.show(filters);
}

/** @param {rest.Call} call */
function changed(call) {
  if (list.has(call.id)) list.update(call);
  linked.update(call);
}

/** @param {string} id */
function deleted(id) {
  list.remove(id);
  if (list.calls.length === 0) show(filters);
}

/** @param {() => Promise<void>} work */
async function attempt(work) {
  try {
    await work();
  } catch (error) {
    if (error instanceof ApiError) showFailure(error);
    else if (problemOf(error).name !== 'AbortError') throw error;
  }
}

function showLog() {
  fill(none);
  log.hidden = false;
}

/** Of a log without a single call there are no figures either: its sentence stands where they would be. */
function showNothing() {
  const filtered = searchOf({ ...filters, sort: '' }) !== '';
  log.hidden = !filtered;
  const state = filtered
    ? { which: 'noMatch', run: () => apply({ sort: filters.sort }) }
    : { which: 'none', run: () => location.assign('/') };
  const texts = { title: t(`calls.${state.which}.title`), text: t(`calls.${state.which}.text`) };
  const action = { label: t(`calls.${state.which}.action`), run: state.run };
  fill(filtered ? container : none, emptyState({ symbol: filtered ? 'search' : 'history', ...texts, action }));
}

/** @param {unknown} error */
function showFailure(error) {
  const again = el(
    'button',
    { class: 'button button--quiet', type: 'button', on: { click: () => show(filters) } },
    t('retry'),
  );
  showLog();
  const sentence = problemOf(error).status === 422 ? t('calls.refused') : sentenceFor(error);
  fill(container, el('p', { class: 'empty quiet', role: 'alert' }, t('calls.failed'), ' ', sentence, again));
}
