import { el, icon } from '../../lib/dom.js';

const SHOWN_FOR = 6000; // ms, or as long as reading takes
const READING = 80; // ms a character
const MOST = 2; // notes that go by themselves; more would hide faces

/**
 * @typedef {{label: string, run: () => unknown}} Press
 * @typedef {{key?: string, action?: Press | false, other?: Press, close?: Press, stays?: boolean}} Note `other` is the other
 *   choice where there are two, `close` by which it can be sent away
 */

/** Short notes over the stage that go by themselves. A note with a key replaces the one before. */
export class Notices {
  /** @type {Map<string, () => void>} */
  #notes = new Map();
  /** @type {{note: HTMLElement, dismiss: () => void}[]} */
  #passing = [];

  // A log, so that what is said in one go is read out one after the other.
  #whisper = el('div', { class: 'visually-hidden', role: 'log', 'aria-live': 'polite' });
  #list = el('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });

  element = el('div', {}, this.#list, this.#whisper);

  /** To screen readers alone: for what is on the screen already. @param {string} text */
  whisper(text) {
    const line = el('p', {}, text);
    this.#whisper.append(line);
    setTimeout(() => line.remove(), SHOWN_FOR);
  }

  /**
   * @param {string} text
   * @param {Note} [options]
   * @returns {() => void} takes it away
   */
  say(text, { key = text, action, other, close, stays = false } = {}) {
    this.#notes.get(key)?.();
    const note = el(
      'div',
      { class: 'notice' },
      el('span', {}, text),
      [action, other].map(
        (press) =>
          press &&
          el(
            'button',
            { class: 'notice__action', type: 'button', on: { click: () => (press.run(), dismiss()) } },
            press.label,
          ),
      ),
      close &&
        el(
          'button',
          {
            class: 'notice__close',
            type: 'button',
            'aria-label': close.label,
            title: close.label,
            on: { click: () => (close.run(), dismiss()) },
          },
          icon('x'),
        ),
    );
    const timer = stays ? 0 : setTimeout(() => dismiss(), Math.max(SHOWN_FOR, text.length * READING));
    const dismiss = () => {
      clearTimeout(timer);
      note.remove();
      if (this.#notes.get(key) === dismiss) this.#notes.delete(key);
    };
    this.#notes.set(key, dismiss);
    this.#list.append(note);
    if (stays) return dismiss;
    this.#passing = [...this.#passing.filter(({ note: one }) => one.isConnected), { note, dismiss }];
    for (const { dismiss: oldest } of this.#passing.slice(0, -MOST)) oldest();
    return dismiss;
  }
}
