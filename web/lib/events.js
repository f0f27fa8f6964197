/**
 * Tells others what happens to it. A class names its events, each with the type of its detail, where it extends this
 * one; `addEventListener` takes those and no others (types/events.d.ts).
 *
 * @template {object} E
 */
export class Events extends EventTarget {
  /**
   * Calls the listeners of an event before it returns.
   *
   * @template {keyof E & string} K
   * @param {K} type
   * @param {E[K]} [detail]
   */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/**
 * A way to listen that ends by itself. Listeners get the detail alone.
 *
 * @param {AbortSignal} signal
 */
export function listenUntil(signal) {
  /**
   * @template {object} E
   * @template {keyof E & string} K
   * @param {Events<E>} target
   * @param {K} type
   * @param {(detail: E[K]) => void} run
   */
  return (target, type, run) => target.addEventListener(type, ({ detail }) => run(detail), { signal });
}
