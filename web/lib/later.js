/**
 * A module that few need, fetched at its first use: the server names it neither in the page nor among what loads before.
 * Write `later(() => import('./module.js'))` on one line, which is how the server tells.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>} rejects while the server is away; asked again, it tries again
 */
export function later(load) {
  /** @type {Promise<T> | null} */
  let loading = null;
  return () => {
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
