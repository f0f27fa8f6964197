/** Asks the API in the name of who is signed in. @param {string} path @param {object} [body] */
export function send(path, body = {}) {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true });
}
