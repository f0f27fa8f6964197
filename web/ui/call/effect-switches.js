import { el } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

/** @typedef {import('../../rtc/effects.js').Effect} Effect */

const EFFECTS = /** @type {Effect[]} */ (['blur', 'isolation']);

/** What the platform does to picture and sound. @extends {Events<{switch: {effect: Effect, on: boolean}}>} */
export class EffectSwitches extends Events {
  #boxes = EFFECTS.map((effect) => ({ effect, ...this.#create(effect) }));

  element = el(
    'div',
    { class: 'effects', hidden: true },
    this.#boxes.map(({ label }) => label),
  );

  /** @param {(effect: Effect) => boolean | null} state whether it is on, null where there is none to switch */
  show(state) {
    for (const { effect, label, box } of this.#boxes) {
      const on = state(effect);
      label.hidden = on === null;
      box.checked = on === true;
    }
    this.element.hidden = this.#boxes.every(({ label }) => label.hidden);
  }

  /** @param {Effect} effect */
  #create(effect) {
    const box = el('input', { type: 'checkbox', data: { testid: `effect-${effect}` } });
    box.addEventListener('change', () => this.emit('switch', { effect, on: box.checked }));
    return { box, label: el('label', { class: 'effects__switch' }, box, el('span', {}, t(`effects.${effect}`))) };
  }
}
