import '../lib/events.js';

/** Takes a listener of EventTarget as well, which the compiler asks of a class that extends it. */
type Listener<D> = { listen(event: CustomEvent<D>): void }['listen'] | EventListenerObject | null;

/** Names what no object has: by it the compiler finds the events of a class. */
declare const events: unique symbol;

declare module '../lib/events.js' {
  interface Events<E> {
    readonly [events]?: E;
    /** The events of this class only, with the detail that each has. */
    addEventListener<K extends keyof E & string>(
      type: K,
      listener: Listener<E[K]>,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
}
