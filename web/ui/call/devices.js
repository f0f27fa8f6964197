import { el, fill } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { speakerTest } from './speaker-test.js';

/** @type {media.Choice[]} */
const SLOTS = ['mic', 'camera', 'speaker'];

/** Which microphone, camera and speaker, and whether one hears the last. @extends {Events<{choose: {slot: media.Choice, deviceId: string}}>} */
export class DevicePicker extends Events {
  /** @type {Map<media.Choice, {field: HTMLElement, select: HTMLSelectElement}>} */
  #fields = new Map(); // slot → {field, select}
  #test = speakerTest(() => this.#fields.get('speaker')?.select.value ?? '');

  /** @param {string} id makes the labels' ids unique on the page */
  constructor(id) {
    super();
    this.element = el(
      'div',
      { class: 'devices' },
      SLOTS.map((slot) => this.#field(slot, `${id}-${slot}`)),
      this.#test,
    );
    // Until the devices above it are there, so that it does not move.
    this.#test.hidden = true;
  }

  /**
   * @param {Record<media.Choice, MediaDeviceInfo[]>} list
   * @param {(slot: media.Choice) => string | undefined} chosen
   */
  show(list, chosen) {
    this.#test.hidden = false;
    for (const [slot, { field, select }] of this.#fields) {
      const devices = list[slot] ?? [];
      field.hidden = devices.length === 0;
      fill(
        select,
        devices.map(({ deviceId, label }) => el('option', { value: deviceId }, label)),
      );
      const current = chosen(slot);
      if (current) select.value = current;
    }
  }

  /** @param {media.Choice} slot @param {string} id */
  #field(slot, id) {
    const select = el('select', { class: 'input', id });
    select.addEventListener('change', () =>
      this.emit('choose', { slot, deviceId: select.value }),
    );
    const field = el(
      'div',
      { class: 'field', hidden: true },
      el('label', { for: id }, t(`call.device.${slot}`)),
      select,
    );
    this.#fields.set(slot, { field, select });
    return field;
  }
}
