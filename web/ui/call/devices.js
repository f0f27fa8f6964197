import { el, fill } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

const SLOTS = ['mic', 'camera', 'speaker'];

/** Which microphone, camera and speaker. Events: `choose` (detail: {slot, deviceId}). */
export class DevicePicker extends Events {
  #fields = new Map(); // slot → {field, select}

  /** @param {string} id makes the labels' ids unique on the page */
  constructor(id) {
    super();
    this.element = el(
      'div',
      { class: 'devices' },
      SLOTS.map((slot) => this.#field(slot, `${id}-${slot}`)),
    );
  }

  /**
   * @param {Record<string, MediaDeviceInfo[]>} list
   * @param {(slot: string) => string | undefined} chosen
   */
  show(list, chosen) {
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
