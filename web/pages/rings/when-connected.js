/**
 * @param {import('../../signaling/connection.js').Connection} connection
 * @returns {Promise<unknown>} once the server can be reached: at once where it can
 */
export function whenConnected(connection) {
  if (connection.state === 'connected') return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => {
      if (connection.state !== 'connected') return;
      connection.removeEventListener('state', look);
      resolve(null);
    };
    connection.addEventListener('state', look);
  });
}
