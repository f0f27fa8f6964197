const WAKE_UPS = ['online', 'pageshow']; // when there may be a network again

/**
 * Tells when to try the network again, and when the page goes.
 *
 * @param {{onWake: () => unknown, onGoing: () => unknown}} listeners
 * @returns {() => void} stops that
 */
export function watchPage({ onWake, onGoing }) {
  const listening = new AbortController();
  const { signal } = listening;
  for (const event of WAKE_UPS) globalThis.addEventListener(event, onWake, { signal });
  // A page that goes is hidden too, and its socket is closed by then.
  const onSeen = () => document.visibilityState === 'visible' && onWake();
  globalThis.addEventListener('visibilitychange', onSeen, { signal });
  globalThis.addEventListener('pagehide', onGoing, { signal });
  return () => listening.abort();
}
