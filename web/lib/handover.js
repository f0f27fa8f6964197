import { tabMemory } from './memory.js';

/**
 * Hands something to the next page of this tab: once, and for a moment only. An address can be sent to anybody; this
 * cannot, so what must not happen by following a link hangs on it. Without storage the next page asks.
 *
 * @param {string} key
 * @param {object} value
 */
export function handOver(key, value) {
  tabMemory.keep(key, { value, at: Date.now() });
}

/**
 * @param {string} key
 * @param {number} goodFor ms
 * @returns {any} what the page before handed over at most `goodFor` ms ago, or undefined
 */
export function takeOver(key, goodFor) {
  const handed = tabMemory.recall(key);
  tabMemory.write(key, null);
  const age = Date.now() - handed?.at;
  return age >= 0 && age <= goodFor ? handed.value : undefined;
}
