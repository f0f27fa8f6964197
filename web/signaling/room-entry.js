import { Events } from '../lib/events.js';

const KNOCKING = new Set(['knock-required', 'removed']); // refusals under which the subscription waits to be let in

/**
 * The way into one room, by subscribing to it: passcode, knocking, moving here from another device (PROTOCOL.md
 * section 5).
 *
 * Events: `knocking` (detail: the refusal: one waits to be let in), `refused` (detail: the refusal: one stays outside).
 *
 * @extends {Events<{knocking: protocol.Refusal, refused: protocol.Refusal}>}
 */
export class Door extends Events {
  #connection;
  #topic;
  /** @type {protocol.Headers} */
  #headers;
  #again = () => {};
  /** @type {(() => void) | null} */
  #unsubscribe = null;
  #listening = new AbortController();

  /** Whether one waits to be let in. */
  knocking = false;

  /** The peer of another device that this one replaces, until one is inside. @type {string | undefined} */
  replaces;

  /**
   * @param {{connection: import('./connection.js').Connection, room: string, passcode?: string, place?: {peer: string,
   *   ticket: string}, replaces?: string}} options as of Room
   */
  constructor({ connection, room, passcode, place, replaces }) {
    super();
    this.#connection = connection;
    this.#topic = `/topic/rooms/${room}`;
    this.#headers = { ...(passcode && { passcode }), ...place };
    this.replaces = replaces;
  }

  /**
   * @param {protocol.OnMessage} onMessage
   * @param {() => protocol.Place | null} place what takes back the place that one has by then
   */
  enter(onMessage, place) {
    if (this.#unsubscribe) return;
    this.#again = () => this.enter(onMessage, place);
    const headers = () => ({ ...this.#headers, ...(this.replaces && { replaces: this.replaces }), ...place() });
    this.#unsubscribe = this.#connection.subscribe(this.#topic, onMessage, headers, (refusal) =>
      this.#refused(refusal),
    );
    this.#listening = new AbortController();
    /**
     * The answer to a knock comes by itself, long after the frame that asked.
     *
     * @param {CustomEvent<protocol.Refusal>} event
     */
    const answered = ({ detail }) => this.knocking && this.#turnedAway(detail);
    this.#connection.addEventListener('refused', answered, { signal: this.#listening.signal });
  }

  /** One is inside: there is nothing to ask for or to replace any more. */
  passed() {
    this.knocking = false;
    this.replaces = undefined;
  }

  leave() {
    this.#listening.abort();
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.knocking = false;
  }

  /** @param {protocol.Refusal} refusal */
  #refused(refusal) {
    if (KNOCKING.has(refusal.code)) {
      this.knocking = true;
      return this.emit('knocking', refusal);
    }
    this.#unsubscribe = null;
    this.#listening.abort();
    // The device that was to be replaced has left meanwhile.
    if (refusal.code === 'no-such-peer' && this.replaces) {
      this.replaces = undefined;
      return this.#again();
    }
    this.emit('refused', refusal);
  }

  /** @param {protocol.Refusal} refusal */
  #turnedAway(refusal) {
    this.leave();
    this.emit('refused', refusal);
  }
}
