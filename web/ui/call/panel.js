import { el, icon, fill, focused } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

/** @typedef {{title: string, element: HTMLElement, focus?: () => void}} View */

/**
 * The one place beside the stage where chat or people are. Events: `change` (detail: the name shown, or null).
 *
 * @extends {Events<{change: string | null}>}
 */
export class Panel extends Events {
  #title = el('h2', { id: 'panel-title' });
  #body = el('div', { class: 'panel__body' });
  /** @type {Map<string, View>} */
  #views = new Map(); // name → {title, element, focus}
  /** @type {string | null} */
  #shown = null;
  /** @type {HTMLElement | null} */
  #opener = null;

  constructor() {
    super();
    this.element = el(
      'aside',
      { class: 'panel', 'aria-labelledby': 'panel-title', hidden: true, tabindex: '-1' },
      el(
        'header',
        { class: 'panel__header' },
        this.#title,
        el(
          'button',
          {
            class: 'button button--icon button--quiet',
            type: 'button',
            'aria-label': t('call.panel.close'),
            on: { click: () => this.close() },
          },
          icon('x'),
        ),
      ),
      this.#body,
    );
  }

  get shown() {
    return this.#shown;
  }

  /** @param {string} name @param {View} view */
  add(name, view) {
    this.#views.set(name, view);
  }

  /** @param {string} name */
  toggle(name) {
    if (this.#shown === name) this.close();
    else this.open(name);
  }

  close() {
    if (!this.#shown) return;
    this.#shown = null;
    this.element.hidden = true;
    this.#opener?.focus();
    this.#tell();
  }

  /** @param {string} name */
  open(name) {
    const view = this.#views.get(name);
    if (this.#shown === name || !view) return;
    if (!this.#shown) this.#opener = focused();
    const { title, element, focus } = view;
    this.#shown = name;
    this.#title.textContent = title;
    fill(this.#body, element);
    this.element.hidden = false;
    if (focus) focus();
    else this.element.focus();
    this.#tell();
  }

  #tell() {
    this.emit('change', this.#shown);
  }
}
