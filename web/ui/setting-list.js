import { el } from '../lib/dom.js';
import { has, t } from '../lib/i18n.js';

const LIMIT = 'PARLEY_LIMIT_';

/** What was set by somebody in sight, all else folded away. @param {rest.Setting[]} settings by name */
export function settingGroups(settings) {
  const [set, others] = parted(settings, ({ source }) => source !== 'default');
  const [limits, defaults] = parted(others, ({ name }) => name.startsWith(LIMIT));
  return [
    el('p', { class: 'panel__hint quiet' }, t('server.settings.hint')),
    set.length > 0
      ? list(set)
      : el('p', { class: 'part__none quiet', data: { testid: 'settings-none' } }, t('server.settings.none')),
    folded('defaults', defaults),
    folded('limits', limits),
  ];
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => boolean} test
 */
function parted(items, test) {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** @param {'defaults' | 'limits'} what @param {rest.Setting[]} settings */
function folded(what, settings) {
  return el(
    'details',
    { class: 'part__more' },
    el('summary', { data: { testid: `show-${what}` } }, t(`server.settings.${what}`, { count: settings.length })),
    list(settings),
  );
}

/** @param {rest.Setting[]} settings */
function list(settings) {
  return el('dl', { class: 'settings' }, settings.map(row));
}

/** @param {rest.Setting} setting */
function row({ name, value, source, secret }) {
  const meaning = `setting.${name}`;
  return el(
    'div',
    { class: 'setting', data: { testid: `setting-${name}`, source } },
    el(
      'dt',
      {},
      has(meaning) && el('span', { class: 'setting__meaning' }, t(meaning)),
      el('code', { class: 'setting__name' }, name),
    ),
    el(
      'dd',
      {},
      el('span', { class: 'setting__value' }, valueOf({ value, source, secret })),
      source !== 'default' && el('span', { class: 'setting__source' }, t(`server.source.${source}`)),
    ),
  );
}

/** @param {Pick<rest.Setting, 'value' | 'source' | 'secret'>} setting */
function valueOf({ value, source, secret }) {
  if (value !== null) return value;
  return secret && source !== 'default' ? t('server.settings.secret') : t('server.settings.unset');
}
