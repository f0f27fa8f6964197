import { queryString } from './api.js';

/** What REST gives the log as: `json` a page of it, `csv` and `ndjson` all that match. */
export const FORMATS = ['json', 'csv', 'ndjson'];

const MOST = 200; // rows in one page

/**
 * The path of the calls that match, from `/` on.
 *
 * @param {Object} filters of GET /calls
 * @param {'json'|'csv'|'ndjson'} format
 */
export function pathOf(filters, format) {
  return `/api/v1/calls${queryString({ ...filters, ...(format === 'json' ? { limit: MOST } : { format }) })}`;
}

/** A command for a shell that gets these calls, with the token of the environment variable PARLEY_TOKEN. */
export function curlFor(origin, filters, format) {
  return `curl -sS -H "Authorization: Bearer $PARLEY_TOKEN" \\\n  ${quoted(origin + pathOf(filters, format))}`;
}

/** Text as one word of a POSIX shell, whatever is in it. */
export function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
