import { byId, el, fill, find, present, setAttribute } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { sentenceFor } from '../../lib/problems.js';
import { loadingRows } from '../../ui/loading.js';

const FRESH = 5000; // ms between two looks at what goes on
const SOON = 300; // ms, for news that come together

/**
 * What a section offers once it is there: `refresh` looks again, when the section is shown again and, if it is `live`,
 * every few seconds for as long as it is seen.
 *
 * @typedef {{refresh?: () => Promise<unknown>, live?: boolean}} Section
 * @typedef {(section: HTMLElement) => Promise<Section | void>} Open fills the section at its first look
 */

/** The sections of a page, of which one is shown. An index leads to each, and so does its address. */
export class Sections {
  #links;
  #sections;
  #index;
  /** @type {Record<string, Open>} */
  #openers = {};
  /** @type {Map<string, Promise<Section | void>>} */
  #opened = new Map();
  #pauses;
  #shown = '';
  #timer = 0;
  #due = Infinity; // when the timer ends
  /** @type {Promise<unknown>} */
  #running = Promise.resolve(); // the last look

  /** @param {HTMLElement} index with a link to each section @param {{fresh?: number, soon?: number}} [pauses] ms */
  constructor(index, { fresh = FRESH, soon = SOON } = {}) {
    this.#index = index;
    this.#pauses = { fresh, soon };
    this.#links = [...index.querySelectorAll('a')];
    this.#sections = new Map(this.#links.map(({ hash }) => [hash.slice(1), byId(hash.slice(1))]));
    index.addEventListener('click', (event) => this.#followed(event));
    addEventListener('hashchange', () => this.#show(location.hash));
    document.addEventListener('visibilitychange', () => document.hidden || this.#look(this.#pauses.soon, true));
    this.#show(location.hash);
  }

  /** From now on sections are filled when they are looked at. @param {Record<string, Open>} openers by id */
  start(openers) {
    this.#openers = openers;
    return this.#open();
  }

  /** There is news for that section: where it is shown, it looks in a moment. @param {string} id */
  news(id) {
    if (id === this.#shown && this.#opened.has(id)) this.#look(this.#pauses.soon);
  }

  /** @param {string} id */
  #section(id) {
    return present(this.#sections.get(id) ?? null);
  }

  /** @param {MouseEvent} event */
  #followed(event) {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (location.hash !== link.hash) ornament(() => history.pushState(null, '', link.hash));
    this.#show(link.hash);
    scrollTo({ top: 0 });
    const title = find(this.#section(this.#shown), 'h2');
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
  }

  /** @param {string} hash */
  #show(hash) {
    const link = this.#links.find((one) => one.hash === hash) ?? this.#links[0];
    this.#shown = link.hash.slice(1);
    clearTimeout(this.#timer);
    this.#due = Infinity;
    for (const one of this.#links) {
      setAttribute(one, 'aria-current', one === link && 'true');
      this.#section(one.hash.slice(1)).hidden = one !== link;
    }
    this.#index.scrollTo({ left: link.offsetLeft - (this.#index.clientWidth - link.offsetWidth) / 2 });
    this.#open();
  }

  async #open() {
    const id = this.#shown;
    const section = this.#section(id);
    const place = find(section, '.part') ?? section;
    if (this.#opened.has(id)) return this.#look(0);
    if (place.childElementCount === 0) fill(place, loadingRows());
    if (!this.#openers[id]) return;
    const opening = this.#openers[id](section);
    this.#opened.set(id, opening);
    try {
      await opening;
      this.#look(this.#pauses.fresh, true);
    } catch (error) {
      this.#opened.delete(id);
      fill(place, this.#failure(error, place));
    }
  }

  /** Looks again at what is shown, then or sooner. @param {number} pause ms @param {boolean} [live] only if it is */
  async #look(pause, live = false) {
    const id = this.#shown;
    const section = await this.#opened.get(id)?.catch(() => {});
    if (id !== this.#shown || !section?.refresh) return;
    if (live && (!section.live || document.hidden)) return;
    const due = performance.now() + pause;
    if (this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(async () => {
      // One look at a time: until the one under way has ended news add nothing, since this one is due already.
      await this.#running;
      if (id !== this.#shown) return;
      this.#due = Infinity;
      // What cannot be had now may be had at the next look.
      this.#running = Promise.resolve(section.refresh?.()).catch(() => {});
      await this.#running;
      this.#look(this.#pauses.fresh, true);
    }, pause);
  }

  /** @param {unknown} error @param {HTMLElement} place */
  #failure(error, place) {
    const again = () => {
      fill(place);
      this.#open();
    };
    return el(
      'div',
      { class: 'empty quiet' },
      el('p', { role: 'alert' }, sentenceFor(error)),
      el('button', { class: 'button button--quiet', type: 'button', on: { click: again } }, t('retry')),
    );
  }
}
