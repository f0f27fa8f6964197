import { Events } from '../../lib/events.js';
import { singleKeys } from '../../lib/single-keys.js';

/** @typedef {'mic'|'camera'|'share'|'hand'|'react'|'chat'|'people'|'layout'|'deafen'|'fullscreen'} Letter */

/** @type {Record<string, Letter>} */
const LETTERS = {
  m: 'mic',
  v: 'camera',
  s: 'share',
  h: 'hand',
  r: 'react',
  c: 'chat',
  p: 'people',
  l: 'layout',
  d: 'deafen',
  f: 'fullscreen',
};
/** @type {Record<string, Letter>} */
const WITH_CONTROL = { d: 'mic', e: 'camera' };
const TYPING = 'input, textarea, select, [contenteditable]';
const REACT_WINDOW = 3000; // ms after R in which a digit reacts, also where nothing shows them

/**
 * The keys of a call. Events: by action name; `talk` (detail: whether Space is held), `reaction` (detail: 0 to 5),
 * `help`, `close`, `cycle` (detail: whether backwards).
 *
 * @extends {Events<Record<Letter | 'help' | 'close', undefined> & {talk: boolean, reaction: number, cycle: boolean}>}
 */
export class Keyboard extends Events {
  #listening = new AbortController();
  #talking = false;
  #reactUntil = 0;
  #singles;
  #choosing;

  /**
   * @param {{singles?: boolean, choosing?: () => boolean}} [options] whether single letters do something, as one's settings
   *   say, and whether reactions to choose from are on the screen
   */
  constructor({ singles = singleKeys(), choosing = () => false } = {}) {
    super();
    this.#choosing = choosing;
    this.#singles = singles;
  }

  attach(target = window) {
    const { signal } = this.#listening;
    target.addEventListener('keydown', (event) => this.#down(event), { signal });
    target.addEventListener('keyup', (event) => event.code === 'Space' && this.#talk(false), { signal });
    target.addEventListener('blur', () => this.#talk(false), { signal });
  }

  detach() {
    this.#listening.abort();
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    if (event.isComposing || event.repeat || event.defaultPrevented) return;
    if (event.key === 'F6') return this.#cycle(event);
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return this.emit('close');
    if (isWithin(event, TYPING)) return;
    if (event.ctrlKey || event.metaKey) return this.#withControl(event);
    if (event.altKey) return;
    if (event.code === 'Space') return this.#space(event);
    if (!this.#singles) return;
    if (event.key === '?') return this.#act(event, 'help');
    if (this.#digit(event)) return;
    const action = LETTERS[letterOf(event)];
    if (!action) return;
    if (action === 'react') this.#reactUntil = event.timeStamp + REACT_WINDOW;
    this.#act(event, action);
  }

  /** @param {KeyboardEvent} event */
  #withControl(event) {
    const action = !event.shiftKey && !event.altKey && WITH_CONTROL[letterOf(event)];
    if (action) this.#act(event, action);
  }

  /** @param {KeyboardEvent} event */
  #space(event) {
    // On a button Space presses it.
    if (isWithin(event, 'button, a, summary')) return;
    event.preventDefault();
    this.#talk(true);
  }

  /** @param {KeyboardEvent} event */
  #digit(event) {
    const digit = Number(event.key);
    const reacts = event.timeStamp <= this.#reactUntil || this.#choosing();
    if (!reacts || !(digit >= 1 && digit <= 6)) return false;
    this.emit('reaction', digit - 1);
    return true;
  }

  /** @param {boolean} talking */
  #talk(talking) {
    if (talking === this.#talking) return;
    this.#talking = talking;
    this.emit('talk', talking);
  }

  /** @param {KeyboardEvent} event */
  #cycle(event) {
    event.preventDefault();
    this.emit('cycle', event.shiftKey);
  }

  /** @param {KeyboardEvent} event @param {Letter | 'help'} action */
  #act(event, action) {
    event.preventDefault();
    this.emit(action);
  }
}

/** @param {Event} event @param {string} selector */
function isWithin({ target }, selector) {
  return target instanceof Element && target.closest(selector) !== null;
}

/** With a Korean keyboard M arrives as another letter; the key's place tells then. @param {KeyboardEvent} event */
function letterOf({ key, code }) {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : '';
}
