import { browserMemory } from './memory.js';
import { serverNow } from './server-time.js';

const KEY = 'parley.connection-test';
const KEPT = 24 * 60 * 60 * 1000; // ms: an older one says nothing about the next call

/** The latest connection test of somebody in this browser, until a call has taken it into the log. */
export const latestCheck = {
  /** @param {string} user @param {protocol.PreCallCheck} check */
  keep(user, check) {
    browserMemory.keep(KEY, { user, check });
  },

  /** @param {string} user @returns {protocol.PreCallCheck | null} */
  of(user) {
    const { user: whose, check } = browserMemory.recall(KEY) ?? {};
    return whose === user && serverNow() - Date.parse(check.at) < KEPT ? check : null;
  },

  forget() {
    browserMemory.write(KEY, null);
  },
};
