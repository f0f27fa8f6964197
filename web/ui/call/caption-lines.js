import { el } from '../../lib/dom.js';

const SHOWN_FOR = 6000; // ms after the last word

/** What others say, in writing, over the lower edge of the stage: one line a person. */
export class CaptionLines {
  /** @type {Map<string, {line: HTMLElement, text: HTMLElement, timer: number}>} */
  #lines = new Map();

  // Who reads by ear hears the voices themselves.
  element = el('div', { class: 'captions', 'aria-hidden': 'true', data: { testid: 'captions' } });

  /** @param {{peer: string, name: string, text: string}} words */
  show({ peer, name, text }) {
    const shown = this.#lines.get(peer) ?? this.#create(peer, name);
    shown.text.textContent = text;
    clearTimeout(shown.timer);
    shown.timer = setTimeout(() => this.remove(peer), SHOWN_FOR);
  }

  /** @param {string} peer */
  remove(peer) {
    const shown = this.#lines.get(peer);
    clearTimeout(shown?.timer);
    shown?.line.remove();
    this.#lines.delete(peer);
  }

  clear() {
    for (const peer of [...this.#lines.keys()]) this.remove(peer);
  }

  /** @param {string} peer @param {string} name */
  #create(peer, name) {
    const text = el('bdi');
    const line = el('p', { class: 'captions__line' }, el('b', {}, name), ' ', text);
    this.element.append(line);
    const created = { line, text, timer: 0 };
    this.#lines.set(peer, created);
    return created;
  }
}
