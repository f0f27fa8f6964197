/**
 * Does something that a page can be without: a meter, a sound, a note kept in the browser, a screen that stays on.
 * Browsers refuse such things in private windows, by policies of companies, in frames, by bugs; a call goes on without.
 *
 * @template T
 * @param {() => T} run may return a promise
 * @param {T} [otherwise] what stands in for the result when it fails
 * @returns {T} never throws, and a promise never rejects
 */
export function ornament(run, otherwise = undefined) {
  try {
    const result = run();
    if (typeof result?.then !== 'function') return result;
    return result.then(
      (value) => value,
      (error) => without(error, otherwise),
    );
  } catch (error) {
    return without(error, otherwise);
  }
}

function without(error, otherwise) {
  console.debug('Without an ornament:', error);
  return otherwise;
}
