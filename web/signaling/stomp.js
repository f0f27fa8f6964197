const CONNECT_TIMEOUT = 8000; // ms until a socket that does not answer is given up
const HEART_BEAT = 10000; // ms between the server's heart-beats
const PROBE_TIMEOUT = 3000; // ms for a receipt after the network changed

/**
 * A stompjs client for one socket: coming back is the connection's business, so it never reconnects by itself.
 *
 * @param {{url: string, headers: protocol.Headers, onConnect: (headers: protocol.Headers) => void, onMessage: (message:
 *   StompMessage) => void, onReceipt: (receipt: string) => void, onError: (headers: protocol.Headers) => void, onClose:
 *   (code: number) => void}} options headers of CONNECT and what to tell
 */
export function stompClient({ url, headers, onConnect, onMessage, onReceipt, onError, onClose }) {
  const { Client, Versions } = globalThis.StompJs;
  return new Client({
    brokerURL: url,
    stompVersions: new Versions(['1.2']),
    connectHeaders: { host: new URL(url).host, ...headers },
    connectionTimeout: CONNECT_TIMEOUT,
    reconnectDelay: 0,
    // The server pings who sends no heart-beats, and a browser answers pings even in a tab whose timers sleep.
    heartbeatOutgoing: 0,
    heartbeatIncoming: HEART_BEAT,
    discardWebsocketOnCommFailure: true,
    onConnect: (/** @type {StompFrame} */ frame) => onConnect(frame.headers),
    // After a resume the server's subscriptions stand, and stompjs knows none of them.
    onUnhandledMessage: onMessage,
    onUnhandledReceipt: (/** @type {StompFrame} */ frame) => onReceipt(frame.headers['receipt-id']),
    onStompError: (/** @type {StompFrame} */ frame) => onError(frame.headers),
    onWebSocketClose: (/** @type {CloseEvent} */ event) => onClose(event.code),
  });
}

/**
 * Whether the server still answers. A socket of the old network looks alive until its heart-beats are missed; a receipt
 * for a subscription that stands already tells sooner.
 *
 * @param {StompClient} client
 * @param {{destination: string, id: string}} subscription
 * @returns {Promise<boolean>}
 */
export function isAlive(client, { destination, id }) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), PROBE_TIMEOUT);
    client.watchForReceipt('probe', () => resolve(true));
    client.subscribe(destination, client.onUnhandledMessage, { id, receipt: 'probe' });
  });
}
