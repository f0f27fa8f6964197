import { queryString } from './api.js';

/** @typedef {'json'|'csv'|'ndjson'} Format */

/** What REST gives the log as: `json` a page of it, `csv` and `ndjson` all that match. @type {Format[]} */
export const FORMATS = ['json', 'csv', 'ndjson'];

const MOST = 200; // rows in one page

/**
 * The path of the calls that match, from `/` on.
 *
 * @param {import('./call-query.js').Filters & {bom?: boolean}} filters of GET /calls
 * @param {Format} format
 */
export function pathOf(filters, format) {
  return `/api/v1/calls${queryString({ ...filters, ...(format === 'json' ? { limit: MOST } : { format }) })}`;
}

/**
 * A command for a shell that gets these calls, with the token of the environment variable PARLEY_TOKEN.
 *
 * @param {string} origin
 * @param {import('./call-query.js').Filters} filters
 * @param {Format} format
 */
export function curlFor(origin, filters, format) {
  return `curl -sS -H "Authorization: Bearer $PARLEY_TOKEN" \\\n  ${quoted(origin + pathOf(filters, format))}`;
}

/** Text as one word of a POSIX shell, whatever is in it. @param {string} text */
export function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
