import { serverTime } from './server-time.js';
import { problemOf } from './thrown.js';

const BASE = '/api/v1';

/** Answers that the page's HTML asked for: how long they took is not known. */
const preloads = new Set(preloadedAnswers());

/** @typedef {{field: string, message: string}} FieldError what is wrong with one field of what was sent */
/** @typedef {Record<string, unknown>} Query */

/** What the server refused, as RFC 9457 tells it. `status` is 0 and `code` `offline` when no answer came at all. */
export class ApiError extends Error {
  /**
   * @param {{status: number, code: string, detail?: string, errors?: FieldError[], retryAfter?: number | null}} problem
   */
  constructor({ status, code, detail, errors = [], retryAfter = null }) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.detail = detail;
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
  /** @param {string} path @param {Query} [query] @param {{signal?: AbortSignal}} [options] @returns {Promise<any>} */
  get: (path, query = {}, { signal } = {}) => request('GET', withQuery(path, query), { signal }),
  /** @param {string} path @param {object} [body] */
  post: (path, body = {}) => request('POST', path, { body }),
  /** @param {string} path @param {object} body */
  put: (path, body) => request('PUT', path, { body }),
  /** @param {string} path @param {object} body */
  patch: (path, body) => request('PATCH', path, { body }),
  /** @param {string} path @param {Blob} file */
  upload: (path, file) => request('PUT', path, { file }),
  /** @param {string} path */
  delete: (path) => request('DELETE', path),
};

/** The query string of a list's filters, `?` included, '' when there are none. @param {Query} query */
export function queryString(query) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const given = [value].flat().filter((one) => one !== null && one !== undefined && one !== '');
    for (const one of given) params.append(name, String(one));
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** @param {string} path @param {Query} query */
function withQuery(path, query) {
  return path + queryString(query);
}

/** @param {string} method @param {string} path @param {{body?: object, file?: Blob, signal?: AbortSignal}} [options] */
async function request(method, path, { body, file, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (file) headers['Content-Type'] = file.type;

  const sent = performance.now();
  let response;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      signal,
      body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
  } catch (error) {
    if (problemOf(error).name === 'AbortError') throw error;
    throw new ApiError({ status: 0, code: 'offline', detail: 'The server did not answer.' });
  }
  if (!preloads.delete(response.url)) {
    serverTime.answer(response.headers.get('Date') ?? '', performance.now() - sent);
  }
  if (!response.ok) throw await problem(response);
  return response.status === 204 ? null : response.json();
}

/** @returns {string[]} their addresses */
function preloadedAnswers() {
  /** @type {NodeListOf<HTMLLinkElement>} */
  const links = document.querySelectorAll('link[rel="preload"][as="fetch"]');
  return [...links].map(({ href }) => href);
}

/** @param {Response} response */
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
