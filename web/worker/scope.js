/** The service worker itself. */
export const scope = /** @type {worker.Scope} */ (/** @type {unknown} */ (self));
