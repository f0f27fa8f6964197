import { isAlive, stompClient } from './stomp.js';

const ERRORS = { destination: '/user/queue/errors', id: 'errors' };

/**
 * Opens a session of its own at /ws, sends a frame and waits for its receipt.
 *
 * @param {{url: string}} options
 * @returns {Promise<number | null>} ms from frame to receipt, null where none came
 */
export function socketRoundTrip({ url }) {
  return new Promise((resolve) => {
    const client = stompClient({
      url,
      headers: {},
      onConnect: async () => {
        const sent = performance.now();
        end((await isAlive(client, ERRORS)) ? Math.round(performance.now() - sent) : null);
      },
      onMessage: () => {},
      onReceipt: () => {},
      onError: () => end(null),
      onClose: () => end(null),
    });
    /** @param {number | null} ms */
    const end = (ms) => {
      resolve(ms);
      client.deactivate();
    };
    client.activate();
  });
}
