import { ornament } from './ornament.js';

/** What is kept in the browser. Where it keeps nothing (private windows, a full disk), it holds as long as the page. */
export class Memory {
  #storage;
  /** @type {Map<string, string>} */
  #refused = new Map(); // key → text that the browser did not take

  /** @param {() => Storage} storage asked each time, since asking is what some browsers refuse */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @param {string} key @returns {string | null} */
  read(key) {
    return this.#refused.get(key) ?? ornament(() => this.#storage().getItem(key), null) ?? null;
  }

  /** @param {string} key @param {string | null} text null takes it away */
  write(key, text) {
    const done = ornament(() => {
      if (text === null) this.#storage().removeItem(key);
      else this.#storage().setItem(key, text);
      return true;
    }, false);
    if (done || text === null) this.#refused.delete(key);
    else this.#refused.set(key, text);
  }

  /** @param {string} key @returns {any} what `keep` kept, or null */
  recall(key) {
    const text = this.read(key);
    return text === null ? null : ornament(() => JSON.parse(text), null);
  }

  /** @param {string} key @param {unknown} value as JSON has it */
  keep(key, value) {
    this.write(key, JSON.stringify(value));
  }
}

/** For this browser, in every tab and for good. */
export const browserMemory = new Memory(() => localStorage);

/** For this tab, over its pages and reloads. */
export const tabMemory = new Memory(() => sessionStorage);
