import { bytesText } from '../lib/bytes.js';
import { el, icon } from '../lib/dom.js';
import { locale, t } from '../lib/i18n.js';
import { dayAndClock } from '../lib/time.js';

/** @param {rest.Storage} storage */
export function storageFigures({ database, tables, retention, backups }) {
  return [
    el(
      'ul',
      { class: 'results' },
      result('database', database.kind === 'memory' ? 'error' : 'plain', t('server.database'), [
        t(`server.database.${database.kind}`),
        database.bytes !== null && bytesText(database.bytes),
        database.place,
      ]),
      result('calendar-clock', 'plain', t('server.retention'), retentionOf(retention)),
      result(...backupOf(backups)),
    ),
    table(tables.filter((one) => !isEmpty(one))),
    el('p', { class: 'part__none quiet small' }, t('server.tables.empty', { count: tables.filter(isEmpty).length })),
  ];
}

/** @param {rest.TableSize} table */
function isEmpty({ rows }) {
  return rows === 0;
}

/** @param {rest.Storage['retention']} retention */
function retentionOf({ days, nextPurgeAt }) {
  if (days === 0) return [t('server.retention.none')];
  return [t('server.retention.days', { days }), nextPurgeAt && t('server.next', { when: dayAndClock(nextPurgeAt) })];
}

/**
 * @param {rest.Storage['backups']} backups
 * @returns {[string, string, string, (string | null | false)[]]}
 */
function backupOf({ state, directory, kept, keep, lastAt, lastBytes, failedAt, error, nextAt }) {
  const last = lastAt !== null && t('server.backup.last', { when: dayAndClock(lastAt) });
  const size = lastBytes !== null && bytesText(lastBytes);
  const title = t('server.backup');
  switch (state) {
    case 'off':
      return ['archive', 'plain', title, [t('server.backup.off')]];
    case 'failed':
      return [
        'octagon-x',
        'error',
        title,
        [
          failedAt && t('server.backup.failed', { when: dayAndClock(failedAt) }),
          error,
          last || t('server.backup.never'),
          nextAt && t('server.backup.again', { when: dayAndClock(nextAt) }),
        ],
      ];
    case 'waiting':
      return ['archive', 'plain', title, [t('server.backup.waiting'), directory]];
    default:
      return [
        'circle-check',
        'ok',
        title,
        [
          last,
          size,
          t('server.backup.kept', { kept, keep }),
          nextAt && t('server.next', { when: dayAndClock(nextAt) }),
          directory,
        ],
      ];
  }
}

/** @param {string} symbol @param {string} look @param {string} title @param {(string | null | false)[]} facts */
function result(symbol, look, title, facts) {
  return el(
    'li',
    { class: `result result--${look}`, data: { testid: `storage-${symbol}` } },
    icon(symbol),
    el(
      'div',
      { class: 'result__words' },
      el('h3', { class: 'result__title' }, title),
      el('p', {}, facts.filter(Boolean).join(' · ')),
    ),
  );
}

/** The largest first. @param {rest.TableSize[]} tables */
function table(tables) {
  const number = new Intl.NumberFormat(locale());
  const sizes = tables.some(({ bytes }) => bytes !== null);
  return el(
    'table',
    { class: 'tables', data: { testid: 'tables' } },
    el('caption', { class: 'visually-hidden' }, t('server.tables')),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, t('server.tables.name')),
        el('th', { scope: 'col' }, t('server.tables.rows')),
        sizes && el('th', { scope: 'col' }, t('server.tables.size')),
      ),
    ),
    el(
      'tbody',
      {},
      tables
        .toSorted((a, b) => b.rows - a.rows || a.name.localeCompare(b.name))
        .map(({ name, rows, estimated, bytes }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, el('code', {}, name)),
            el('td', {}, estimated ? t('server.tables.about', { rows: number.format(rows) }) : number.format(rows)),
            sizes && el('td', {}, bytes === null ? '' : bytesText(bytes)),
          ),
        ),
    ),
  );
}
