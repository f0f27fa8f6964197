import { serverTime } from './server-time.js';

const BASE = '/api/v1';

/** What the server refused, as RFC 9457 tells it. `status` is 0 and `code` `offline` when no answer came at all. */
export class ApiError extends Error {
  constructor({ status, code, detail, errors = [], retryAfter = null }) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.detail = detail;
    /** @type {{field: string, message: string}[]} */
    this.errors = errors;
    /** Seconds, or null. */
    this.retryAfter = retryAfter;
  }
}

/**
 * The REST API. Paths are relative to /api/v1; every method resolves to the parsed body (null for 204) and rejects
 * with an ApiError. `query` values that are null, undefined or '' are left out, arrays are repeated.
 */
export const api = {
  get: (path, query = {}, { signal } = {}) => request('GET', withQuery(path, query), { signal }),
  post: (path, body = {}) => request('POST', path, { body }),
  put: (path, body) => request('PUT', path, { body }),
  patch: (path, body) => request('PATCH', path, { body }),
  delete: (path) => request('DELETE', path),
};

/** The query string of a list's filters, `?` included, '' when there are none. */
export function queryString(query) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined && one !== '') params.append(name, one);
  }
  const text = params.toString();
  return text && `?${text}`;
}

function withQuery(path, query) {
  return path + queryString(query);
}

async function request(method, path, { body, signal } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';

  const sent = performance.now();
  let response;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError({ status: 0, code: 'offline', detail: 'The server did not answer.' });
  }
  serverTime.answer(response.headers.get('Date'), performance.now() - sent);
  if (!response.ok) throw await problem(response);
  return response.status === 204 ? null : response.json();
}

async function problem(response) {
  // A proxy in between may answer with a page of its own.
  const body = await response.json().catch(() => ({}));
  return new ApiError({
    status: response.status,
    code: body.code ?? `http-${response.status}`,
    detail: body.detail ?? body.title ?? response.statusText,
    errors: body.errors ?? [],
    retryAfter: Number(response.headers.get('Retry-After')) || null,
  });
}
