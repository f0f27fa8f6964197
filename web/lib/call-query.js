import { queryString } from './api.js';

/**
 * The filters of GET /calls; `user` and `outcome` can be several.
 *
 * @typedef {{from?: string, to?: string, user?: string[], room?: string, kind?: string, outcome?: string[],
 *   direction?: string, minSeconds?: string, maxSeconds?: string, q?: string, sort?: string}} Filters
 */

/** The filters of GET /calls, in the order in which an address has them. @type {(keyof Filters)[]} */
export const FILTERS = [
  'from',
  'to',
  'user',
  'room',
  'kind',
  'outcome',
  'direction',
  'minSeconds',
  'maxSeconds',
  'q',
  'sort',
];

const REPEATED = new Set(['user', 'outcome']);
const NEWEST_FIRST = '-startedAt';

/**
 * The filters that an address holds; whatever else it has is left out.
 *
 * @param {string} search `?…`
 * @returns {Filters} only those in use
 */
export function filtersIn(search) {
  const params = new URLSearchParams(search);
  /** @type {Record<string, string | string[] | undefined>} */
  const filters = {};
  for (const name of FILTERS) {
    const values = [...new Set(params.getAll(name).filter(Boolean))];
    if (values.length > 0) filters[name] = REPEATED.has(name) ? values : values.at(-1);
  }
  return filters;
}

/** The address of filters, '' for none. @param {Filters} filters @returns {string} `?…` */
export function searchOf(filters) {
  return queryString(Object.fromEntries(FILTERS.map((name) => [name, filters[name]])));
}

/**
 * Each filter by itself, as somebody would take it away: [name, value]. The order of rows is none of them.
 *
 * @param {Filters} filters @returns {[keyof Filters, string][]}
 */
export function singles(filters) {
  return /** @type {[keyof Filters, string | string[]][]} */ (Object.entries(filters))
    .filter(([name]) => name !== 'sort')
    .flatMap(([name, value]) => [value].flat().map((one) => /** @type {[keyof Filters, string]} */ ([name, one])));
}

/**
 * The filters without one of them, or without one of its values.
 *
 * @param {Filters} filters @param {keyof Filters} name @param {string} value
 */
export function without(filters, name, value) {
  const rest = [filters[name]].flat().filter((one) => one !== value);
  return { ...filters, [name]: Array.isArray(filters[name]) ? rest : undefined };
}

/** Whether new calls belong at the top. @param {Filters} filters */
export function isNewestFirst({ sort = NEWEST_FIRST }) {
  return sort === NEWEST_FIRST;
}
