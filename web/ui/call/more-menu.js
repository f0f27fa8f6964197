import { el, icon } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { DevicePicker } from './devices.js';
import { EffectSwitches } from './effect-switches.js';
import { isPossible } from './possible.js';

/** @typedef {'record' | 'captions' | 'deafen' | 'phone'} ToolName */
/** @typedef {ToolName | 'share'|'hand'|'chat'|'people'|'layout'|'fullscreen'|'float'|'help'} ItemName */
/** @typedef {{name: ItemName, glyph: string, narrow?: boolean}} ItemOf */

const ITEMS = /** @type {ItemOf[]} */ ([
  { name: 'share', glyph: 'screen-share', narrow: true },
  { name: 'hand', glyph: 'hand', narrow: true },
  { name: 'chat', glyph: 'message-square', narrow: true },
  { name: 'people', glyph: 'users', narrow: true },
  { name: 'layout', glyph: 'layout-grid' },
  { name: 'record', glyph: 'circle-dot' },
  { name: 'captions', glyph: 'captions' },
  { name: 'deafen', glyph: 'headphone-off' },
  { name: 'phone', glyph: 'smartphone' },
  { name: 'fullscreen', glyph: 'maximize' },
  { name: 'float', glyph: 'picture-in-picture-2' },
  { name: 'help', glyph: 'keyboard' },
]).filter(({ name }) => isPossible(name));

/**
 * What the More button opens: what has no room in the bar, and devices. Events: by the item's name, `choose`.
 *
 * @extends {Events<Record<ItemName, undefined> & {choose: {slot: media.Choice, deviceId: string}}>}
 */
export class MoreMenu extends Events {
  picker = new DevicePicker('more');
  effects = new EffectSwitches();
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();

  /** @param {{reactions: Node}} options a picker of reactions, for phones, where the bar has none */
  constructor({ reactions }) {
    super();
    this.picker.addEventListener('choose', ({ detail }) => this.emit('choose', detail));
    this.element = el(
      'div',
      { class: 'more' },
      el('div', { class: 'more__narrow' }, reactions),
      el(
        'div',
        { class: 'more__items' },
        ITEMS.map((item) => this.#item(item)),
      ),
      this.picker.element,
      this.effects.element,
    );
  }

  /** What is on until it is pressed again. @param {ItemName} name @param {boolean} on */
  mark(name, on) {
    this.#items.get(name)?.setAttribute('aria-pressed', String(on));
  }

  /** @param {ItemName} name @param {boolean} offered */
  offer(name, offered) {
    const item = this.#items.get(name);
    if (item) item.hidden = !offered;
  }

  /** @param {ItemOf} item */
  #item({ name, glyph, narrow = false }) {
    const item = el(
      'button',
      {
        class: `more__item${narrow ? ' more__narrow' : ''}`,
        type: 'button',
        data: { testid: `more-${name}` },
        on: { click: () => this.emit(name) },
      },
      icon(glyph),
      t(`call.more.${name}`),
    );
    this.#items.set(name, item);
    return item;
  }
}
