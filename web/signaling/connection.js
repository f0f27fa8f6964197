import { Events } from '../lib/events.js';
import { Outage } from './outage.js';
import { Outgoing } from './outgoing.js';
import { Pace } from './pace.js';
import { watchPage } from './page-life.js';
import { reconnectDelay, staysAway } from './reconnect.js';
import { isAlive, stompClient } from './stomp.js';
import { Subscriptions } from './subscriptions.js';

const GOODBYE_TIMEOUT = 2000; // ms for the receipt of DISCONNECT
const ERRORS = { destination: '/user/queue/errors', id: 'errors' };
const SIGNED_OUT = 4401;
const PAGE_GOES = 4000; // tells a closed tab from a socket that a proxy closes
const RESUME_WINDOW = 90000; // ms, until the server says how long it is

/**
 * One STOMP session at /ws (PROTOCOL.md sections 2, 3, 8, 9) that outlives its sockets. Signs in by cookie.
 *
 * Events: `state` (detail: 'connecting' | 'connected' | 'reconnecting' | 'closed'), `refused` (detail: the body of a
 * refusal that no send or subscription is waiting for), `draining` (detail: {retryAfter} in ms), `signed-out`.
 *
 * @extends {Events<{state: protocol.ConnectionState, refused: protocol.Refusal, draining: protocol.Draining,
 *   'signed-out': number}>}
 */
export class Connection extends Events {
  pace = new Pace(); // told the server's limits where they are known
  outage = new Outage();
  #url;
  /** @type {StompClient | null} */
  #client = null;
  #timer = 0;
  #attempt = 0;
  /** @type {protocol.ConnectionState} */
  #state = 'closed';
  /** @type {string | null} */
  #token = null;
  #lastMessage = 0;
  #route = (/** @type {StompMessage} */ message) => this.#received(message);
  #outgoing = new Outgoing(this.pace);
  #subscriptions = new Subscriptions(this.#route, () => this.pace.spend());
  #ignorePage = () => {};

  /** @param {{url: string}} options `url`: ws(s)://…/ws */
  constructor({ url }) {
    super();
    this.#url = url;
  }

  /** @type {string | null} */
  user = null;
  resumed = false;
  closeCode = 0;
  resumeWindow = RESUME_WINDOW;

  get state() {
    return this.#state;
  }

  // Lifecycle

  /** Returns at once; keeps the session connected until close() or a close code that says to stay away. */
  connect() {
    if (this.#state !== 'closed') return;
    this.#setState('connecting');
    this.#ignorePage = watchPage({
      onWake: () => this.#wakeUp(),
      onGoing: () => this.#client?.webSocket?.close(PAGE_GOES),
    });
    this.#open();
  }

  /** Tries again now, whatever is being waited for. */
  reconnect() {
    if (this.#state === 'closed' || this.#state === 'connected') return;
    const stuck = this.#client;
    this.#open();
    stuck?.deactivate({ force: true });
  }

  /** DISCONNECT, for good. @returns {Promise<void>} until the server knows, where it can be told */
  async close() {
    if (this.#state === 'closed') return;
    const client = this.#client;
    this.#client = null;
    this.#stop();
    if (!client) return;
    const force = setTimeout(() => client.deactivate({ force: true }), GOODBYE_TIMEOUT);
    await client.deactivate().finally(() => clearTimeout(force));
  }

  // Actions

  /**
   * Stays subscribed over reconnects: after a resume nothing is sent again (the server kept it), after a fresh session
   * it subscribes again.
   *
   * @param {string} destination
   * @param {(body: any, headers: Record<string, string>) => void} onMessage
   * @param {Record<string, string> | (() => Record<string, string>)} [headers] a function is asked at every SUBSCRIBE
   * @param {(refusal: {code: string, message: string, retry: string}) => void} [onRefused]
   * @returns {() => void} unsubscribe
   */
  subscribe(destination, onMessage, headers = {}, onRefused = undefined) {
    return this.#subscriptions.add(destination, onMessage, headers, onRefused);
  }

  /**
   * Waits for the connection if there is none; what has no RECEIPT when a socket drops is sent again on the next one.
   *
   * @param {string} destination
   * @param {object} body
   * @param {{again?: boolean, patient?: boolean}} [options] `again: false` for what is worthless late: it rejects with
   *   `connection-lost`; `patient` for what lets the rest go first
   * @returns {Promise<void>} resolves at RECEIPT, rejects with {code, message, retry} when refused
   */
  send(destination, body, { again = true, patient = false } = {}) {
    const json = JSON.stringify(body);
    /** @type {import('./outgoing.js').Write} */
    const write = (client, receipt) =>
      client.publish({ destination, headers: { receipt, 'content-type': 'application/json' }, body: json });
    return this.#outgoing.add(write, { again, lane: destination, patient });
  }

  // Socket

  #open() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const client = stompClient({
      url: this.#url,
      headers: this.#token ? { resume: this.#token, 'last-message-id': String(this.#lastMessage) } : {},
      onConnect: (headers) => this.#connected(client, headers),
      onMessage: this.#route,
      onReceipt: (receipt) => this.#subscriptions.settle(receipt) || this.#outgoing.settle(receipt),
      onError: (headers) => this.#failed(headers),
      onClose: (code) => this.#closed(client, code),
    });
    this.#client = client;
    client.activate();
  }

  /** @param {StompClient} client @param {protocol.Headers} headers */
  #connected(client, headers) {
    if (client !== this.#client) return;
    this.user = headers.user;
    this.resumed = headers.resumed === 'true';
    this.#token = headers['resume-token'] ?? null;
    this.resumeWindow = Number(headers['resume-window']) || RESUME_WINDOW;
    this.#attempt = 0;
    this.outage.ended();
    if (!this.resumed) {
      this.#lastMessage = 0;
      client.subscribe(ERRORS.destination, this.#route, { id: ERRORS.id });
    }
    this.#subscriptions.attach(client, this.resumed);
    this.#outgoing.attach(client);
    this.#setState('connected');
  }

  /** @param {StompClient} client @param {number} code */
  #closed(client, code) {
    client.deactivate();
    if (client !== this.#client) return;
    this.#client = null;
    this.closeCode = code;
    this.outage.began(code);
    if (staysAway(code)) {
      this.#stop();
      if (code === SIGNED_OUT) this.emit('signed-out', code);
      return;
    }
    this.#subscriptions.detach();
    this.#outgoing.detach();
    this.#setState(this.user ? 'reconnecting' : 'connecting');
    this.#timer = setTimeout(() => this.#open(), reconnectDelay(this.#attempt++, code, this.outage.draining));
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#ignorePage();
    this.#token = null;
    this.#subscriptions.detach();
    this.#outgoing.abandon();
    this.#setState('closed');
  }

  async #wakeUp() {
    if (this.#timer && !this.outage.draining) return this.#open();
    const client = this.#client;
    if (!client || this.#state !== 'connected' || (await isAlive(client, ERRORS))) return;
    if (client === this.#client) client.forceDisconnect();
  }

  // Frames

  /** @param {StompMessage} message */
  #received({ headers, body }) {
    const number = Number(headers['message-id']);
    if (number <= this.#lastMessage) return;
    // Before it is handled: what a listener fails on would fail it again after every resume.
    this.#lastMessage = number;
    const event = JSON.parse(body);
    if (event.type === 'draining') this.emit('draining', (this.outage.draining = event));
    if (headers.subscription === ERRORS.id) this.#refused(event, headers['receipt-id']);
    else this.#subscriptions.deliver(headers.subscription, event, headers);
  }

  /** @param {protocol.Refusal} refusal @param {string} receipt */
  #refused(refusal, receipt) {
    if (this.#subscriptions.refuse(receipt, refusal) || this.#outgoing.refuse(receipt, refusal)) return;
    this.emit('refused', refusal);
  }

  /** @param {protocol.Headers} headers */
  #failed({ code = 'bad-request', message = '', 'receipt-id': receipt }) {
    this.#outgoing.refuse(receipt, { type: 'refused', code, message, retry: 'never' });
  }

  /** @param {protocol.ConnectionState} state */
  #setState(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.emit('state', state);
  }
}
