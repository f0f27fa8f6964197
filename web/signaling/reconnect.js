// ms: a server that is started anew is asked often for a minute, since relayed media waits for it
const DELAYS = [500, ...Array.from({ length: 60 }, () => 1000), 2000, 4000, 8000];
const RESTART_SPREAD = 5000; // ms: everybody comes back after a restart, so not at the same moment
const TOO_MANY_DELAY = 30000; // ms
// 1000 is what proxies close with: the server says it to who said good-bye first, and that one does not wait for it.
const STAY_AWAY = new Set([1002, 1003, 1007, 1009, 4401, 4403, 4409]);
const RESTART = 1012;
const TOO_MANY = 4429;

/** Whether a WebSocket close code means not to come back by oneself (PROTOCOL.md section 9). @param {number} code */
export function staysAway(code) {
  return STAY_AWAY.has(code);
}

/**
 * @param {number} attempt tries that failed since the last good connection
 * @param {number} code WebSocket close code
 * @param {{retryAfter: number} | null} draining what the server announced before it went
 * @returns {number} ms until the next try
 */
export function reconnectDelay(attempt, code, draining, random = Math.random) {
  if (code === RESTART) return (draining?.retryAfter ?? 0) + random() * RESTART_SPREAD;
  if (code === TOO_MANY) return TOO_MANY_DELAY * (1 + random());
  const delay = DELAYS[Math.min(attempt, DELAYS.length - 1)];
  return delay * (0.75 + random() / 2);
}
