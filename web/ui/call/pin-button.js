import { el, icon, setIcon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

/** Gives a tile the stage, and takes it back. By the keyboard one goes to the tile itself and presses Enter. */
export class PinButton {
  #glyph = icon('pin');
  element;

  /** @param {() => void} press */
  constructor(press) {
    this.element = el(
      'button',
      {
        class: 'tile__pin',
        type: 'button',
        tabindex: '-1',
        data: { testid: 'pin' },
        // Two presses are two; a double click on the tile is one more way to pin.
        on: { click: press, dblclick: (event) => event.stopPropagation() },
      },
      this.#glyph,
    );
  }

  /** @param {boolean} pinned @param {string} name of the tile */
  show(pinned, name) {
    const label = t(pinned ? 'call.tile.unpin' : 'call.tile.pin', { name });
    setIcon(this.#glyph, pinned ? 'pin-off' : 'pin');
    this.element.setAttribute('aria-label', label);
    this.element.title = label;
  }
}
