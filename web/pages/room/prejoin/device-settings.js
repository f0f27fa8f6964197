import { browserMemory } from '../../../lib/memory.js';

const KEY = 'parley.devices';

/** @returns {Partial<Record<media.Choice, string>>} device ids chosen last */
export function chosenDevices() {
  return browserMemory.recall(KEY) ?? {};
}

/** @param {media.Choice} slot @param {string} deviceId */
export function rememberDevice(slot, deviceId) {
  browserMemory.keep(KEY, { ...chosenDevices(), [slot]: deviceId });
}
