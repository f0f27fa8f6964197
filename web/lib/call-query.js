import { queryString } from './api.js';

/** The filters of GET /calls, in the order in which an address has them. */
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
 * @returns {Object<string, string|string[]>} only those in use; `user` and `outcome` are arrays
 */
export function filtersIn(search) {
  const params = new URLSearchParams(search);
  const filters = {};
  for (const name of FILTERS) {
    const values = [...new Set(params.getAll(name).filter(Boolean))];
    if (values.length > 0) filters[name] = REPEATED.has(name) ? values : values.at(-1);
  }
  return filters;
}

/** The address of filters, '' for none. @returns {string} `?…` */
export function searchOf(filters) {
  return queryString(Object.fromEntries(FILTERS.map((name) => [name, filters[name]])));
}

/** Each filter by itself, as somebody would take it away: [name, value]. The order of rows is none of them. */
export function singles(filters) {
  return Object.entries(filters)
    .filter(([name]) => name !== 'sort')
    .flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
}

/** The filters without one of them, or without one of its values. */
export function without(filters, name, value) {
  const rest = [filters[name]].flat().filter((one) => one !== value);
  return { ...filters, [name]: Array.isArray(filters[name]) ? rest : undefined };
}

/** Whether new calls belong at the top. */
export function isNewestFirst({ sort = NEWEST_FIRST }) {
  return sort === NEWEST_FIRST;
}
