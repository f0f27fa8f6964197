import { el, icon, setAttribute, setIcon } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { isPossible } from './possible.js';

/** @typedef {'mic'|'camera'|'share'|'hand'|'react'|'chat'|'people'|'more'} ButtonName */
/** @typedef {{name: ButtonName, on: string, off: string, wide?: boolean}} ButtonOf */

/** In this order, always (Leave stands apart). `on` and `off` are icons. @type {ButtonOf[]} */
const BUTTONS = [
  { name: 'mic', on: 'mic', off: 'mic-off' },
  { name: 'camera', on: 'video', off: 'video-off' },
  { name: 'share', on: 'screen-share-off', off: 'screen-share', wide: true },
  { name: 'hand', on: 'hand', off: 'hand', wide: true },
  { name: 'react', on: 'smile', off: 'smile', wide: true },
  { name: 'chat', on: 'message-square', off: 'message-square', wide: true },
  { name: 'people', on: 'users', off: 'users', wide: true },
  { name: 'more', on: 'ellipsis', off: 'ellipsis' },
];

/**
 * The one bar of a call. Events: by the button's name, and `leave`.
 *
 * @extends {Events<Record<ButtonName | 'leave', undefined>>}
 */
export class Bar extends Events {
  /**
   * @type {Map<string, {element: HTMLButtonElement, glyph: HTMLElement, label: HTMLElement, on: string, off: string}>}
   */
  #buttons = new Map();

  constructor() {
    super();
    const leave = el(
      'button',
      { class: 'bar__button bar__button--leave', type: 'button', data: { testid: 'leave' } },
      icon('phone-off'),
      el('span', { class: 'bar__label' }, t('call.bar.leave')),
    );
    leave.addEventListener('click', () => this.emit('leave'));
    this.element = el(
      'div',
      { class: 'bar', role: 'toolbar', 'aria-label': t('call.bar'), tabindex: '-1' },
      BUTTONS.map((button) => this.#create(button)),
      leave,
    );
  }

  /** @param {string} name */
  button(name) {
    return this.#of(name).element;
  }

  /** @param {Record<string, boolean>} state by button name: whether it is on, or its panel open */
  show(state) {
    for (const [name, on] of Object.entries(state)) {
      const { element, glyph, label, on: onIcon, off: offIcon } = this.#of(name);
      setIcon(glyph, on ? onIcon : offIcon);
      element.classList.toggle('bar__button--on', on);
      const text = t(`call.bar.${name}.${on ? 'on' : 'off'}`);
      element.setAttribute('aria-label', text);
      element.title = text;
      label.textContent = t(`call.bar.${name}`);
    }
  }

  /**
   * Between off and on: pressing it again takes it back. Call it after `show`.
   *
   * @param {string} name
   * @param {boolean} starting
   */
  showStarting(name, starting) {
    const { element } = this.#of(name);
    element.classList.toggle('bar__button--starting', starting);
    setAttribute(element, 'aria-busy', starting && 'true');
    if (!starting) return;
    element.title = t(`call.bar.${name}.starting`);
    element.setAttribute('aria-label', element.title);
  }

  /**
   * A button whose device cannot be had; it stays a button, for trying again.
   *
   * @param {string} name
   * @param {string | null} problem
   */
  showProblem(name, problem) {
    const { element } = this.#of(name);
    element.classList.toggle('bar__button--problem', Boolean(problem));
    if (problem) element.title = problem;
  }

  /** A number on a button: unread messages, people. @param {string} name @param {number} number */
  count(name, number) {
    setAttribute(this.button(name), 'data-count', number > 0 ? String(number) : null);
  }

  /** A number that asks for attention, before any other. @param {string} name @param {number} number */
  call(name, number) {
    setAttribute(this.button(name), 'data-call', number > 0 ? String(number) : null);
  }

  /** @param {string} name */
  #of(name) {
    const button = this.#buttons.get(name);
    if (!button) throw new Error(`No button ${name}`);
    return button;
  }

  /** @param {ButtonOf} button */
  #create({ name, on, off, wide = false }) {
    const glyph = icon(off);
    const label = el('span', { class: 'bar__label' });
    const element = el(
      'button',
      { class: `bar__button${wide ? ' bar__button--wide' : ''}`, type: 'button', data: { testid: name, name } },
      glyph,
      label,
    );
    element.hidden = !isPossible(name);
    element.addEventListener('click', () => this.emit(name));
    this.#buttons.set(name, { element, glyph, label, on, off });
    this.show({ [name]: false });
    return element;
  }
}
