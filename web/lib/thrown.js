/**
 * What somebody caught: an ApiError, a refusal of the server, an error of the browser. It has some of these, or none.
 *
 * @typedef {{name?: string, message?: string, status?: number, code?: string, detail?: string, retry?: string,
 *   retryAfter?: number | null, errors?: {field: string, message: string}[]}} Problem
 */

/**
 * Whatever was thrown, to be asked for what a problem may have.
 *
 * @param {unknown} thrown
 * @returns {Problem}
 */
export function problemOf(thrown) {
  return typeof thrown === 'object' && thrown !== null ? thrown : {};
}
