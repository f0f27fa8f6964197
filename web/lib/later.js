const STANDS_AFTER = 2000; // ms after the page has loaded, in which it asks for what it shows

/**
 * A module that few need, fetched at its first use: the server names it neither in the page nor among what loads before.
 * Write `later(() => import('./module.js'))` on one line, which is how the server tells.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @param {{soon?: boolean}} [options] whether it comes by itself once the page stands: for what many press
 * @returns {() => Promise<T>} rejects while the server is away, with the code `offline`; asked again, it tries again
 */
export function later(load, { soon = false } = {}) {
  /** @type {Promise<T> | null} */
  let loading = null;
  const get = () => {
    loading ??= load().catch((error) => {
      loading = null;
      console.warn(error);
      throw Object.assign(error, { code: 'offline' });
    });
    return loading;
  };
  if (soon) whenItStands(() => get().catch(() => {}));
  return get;
}

/**
 * For what a press opens once it has come: a second press in the meantime opens no second one.
 *
 * @template {any[]} A
 * @param {(...args: A) => Promise<unknown>} open
 * @returns {(...args: A) => Promise<void>}
 */
export function oneAtATime(open) {
  let opening = false;
  return async (...args) => {
    if (opening) return;
    opening = true;
    try {
      await open(...args);
    } finally {
      opening = false;
    }
  };
}

/** @param {() => unknown} run */
function whenItStands(run) {
  const wait = () => setTimeout(run, STANDS_AFTER);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
