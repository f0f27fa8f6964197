/**
 * Does something that a page can be without: a meter, a sound, a note kept in the browser, a screen that stays on.
 * Browsers refuse such things in private windows, by policies of companies, in frames, by bugs; a call goes on without.
 *
 * @template T
 * @template [O=undefined]
 * @overload
 * @param {() => Promise<T>} run
 * @param {O} [otherwise]
 * @returns {Promise<T | O>} never rejects
 */
/**
 * @template T
 * @template [O=undefined]
 * @overload
 * @param {() => T} run
 * @param {O} [otherwise] what stands in for the result when it fails
 * @returns {T | O} never throws
 */
/**
 * @param {() => unknown} run
 * @param {unknown} [otherwise]
 */
export function ornament(run, otherwise = undefined) {
  try {
    const result = run();
    return result instanceof Promise ? result.catch((error) => without(error, otherwise)) : result;
  } catch (error) {
    return without(error, otherwise);
  }
}

/** @param {unknown} error @param {unknown} otherwise */
function without(error, otherwise) {
  console.debug('Without an ornament:', error);
  return otherwise;
}
