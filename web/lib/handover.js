/**
 * Hands something to the next page of this tab: once, and for a moment only. An address can be sent to anybody; this
 * cannot, so what must not happen by following a link hangs on it.
 */
export function handOver(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify({ value, at: Date.now() }));
  } catch {
    // Without storage the next page asks.
  }
}

/** @returns {any} what the page before handed over at most `goodFor` ms ago, or undefined */
export function takeOver(key, goodFor) {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const { value, at } = JSON.parse(text);
    const age = Date.now() - at;
    return age >= 0 && age <= goodFor ? value : undefined;
  } catch {
    return undefined;
  }
}
