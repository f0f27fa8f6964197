import { serverTime } from '../lib/server-time.js';

const SUBSCRIBE = 'subscribe-';
const UNSUBSCRIBE = 'unsubscribe-';
const WAITING = new Set(['knock-required', 'removed']); // refusals under which a subscription stands

/**
 * @typedef {{destination: string, onMessage: protocol.OnMessage, headers: protocol.Headers | (() => protocol.Headers),
 *   onRefused?: (refusal: protocol.Refusal) => void, settled: boolean}} Subscription
 */

/** What a session listens to, kept over reconnects, and what the server still has to forget. */
export class Subscriptions {
  /** @type {StompClient | null} */
  #client = null;
  #route;
  #onFrame;
  /** @type {Map<string, Subscription>} */
  #live = new Map(); // id → {destination, onMessage, headers, onRefused, settled}
  /** @type {Set<string>} */
  #leaving = new Set(); // ids whose UNSUBSCRIBE has no receipt yet
  #counter = 0;

  /**
   * @param {(message: StompMessage) => void} route takes every MESSAGE
   * @param {() => void} [onFrame] told of each frame that counts against the server's limit
   */
  constructor(route, onFrame = () => {}) {
    this.#route = route;
    this.#onFrame = onFrame;
  }

  /** @param {boolean} resumed whether the server kept what was subscribed @param {StompClient} client */
  attach(client, resumed) {
    this.#client = client;
    if (!resumed) {
      this.#leaving.clear();
      for (const subscription of this.#live.values()) subscription.settled = false;
    }
    for (const id of this.#leaving) this.#unsubscribe(id);
    for (const [id, subscription] of this.#live) if (!subscription.settled) this.#subscribe(id);
  }

  detach() {
    this.#client = null;
  }

  /**
   * @param {string} destination
   * @param {protocol.OnMessage} onMessage
   * @param {protocol.Headers | (() => protocol.Headers)} headers
   * @param {((refusal: protocol.Refusal) => void) | undefined} onRefused
   */
  add(destination, onMessage, headers, onRefused) {
    const id = `s${++this.#counter}`;
    this.#live.set(id, { destination, onMessage, headers, onRefused, settled: false });
    if (this.#client) this.#subscribe(id);
    return () => this.#remove(id);
  }

  /**
   * Whatever the server says also tells what time it is there.
   *
   * @param {string} id
   * @param {protocol.Body} body
   * @param {protocol.Headers} headers
   */
  deliver(id, body, headers) {
    serverTime.message(headers.timestamp);
    this.#live.get(id)?.onMessage(body, headers);
  }

  /** @param {string} receipt @returns {boolean} whether the receipt was for a subscription */
  settle(receipt) {
    if (receipt.startsWith(UNSUBSCRIBE)) return this.#leaving.delete(receipt.slice(UNSUBSCRIBE.length));
    const subscription = this.#of(receipt);
    if (subscription) subscription.settled = true;
    return Boolean(subscription);
  }

  /**
   * @param {string | undefined} receipt
   * @param {protocol.Refusal} refusal
   * @returns {boolean} whether what was refused is a subscription's business
   */
  refuse(receipt, refusal) {
    if (receipt?.startsWith(UNSUBSCRIBE)) return this.#leaving.delete(receipt.slice(UNSUBSCRIBE.length));
    const subscription = this.#of(receipt);
    if (!subscription) return false;
    // The server remembers who waits to be let in; asking again would knock twice.
    if (WAITING.has(refusal.code)) subscription.settled = true;
    else this.#live.delete(String(receipt).slice(SUBSCRIBE.length));
    subscription.onRefused?.(refusal);
    return true;
  }

  /** @param {string} id */
  #subscribe(id) {
    const subscription = this.#live.get(id);
    if (!subscription) return;
    const { destination, headers } = subscription;
    const own = typeof headers === 'function' ? headers() : headers;
    this.#onFrame();
    this.#client?.subscribe(destination, this.#route, { ...own, id, receipt: SUBSCRIBE + id });
  }

  /** @param {string} id */
  #remove(id) {
    if (!this.#live.delete(id)) return;
    this.#leaving.add(id);
    if (this.#client) this.#unsubscribe(id);
  }

  /** @param {string} id */
  #unsubscribe(id) {
    this.#onFrame();
    this.#client?.unsubscribe(id, { receipt: UNSUBSCRIBE + id });
  }

  /** @param {string | undefined} receipt */
  #of(receipt) {
    return receipt?.startsWith(SUBSCRIBE) ? this.#live.get(receipt.slice(SUBSCRIBE.length)) : undefined;
  }
}
