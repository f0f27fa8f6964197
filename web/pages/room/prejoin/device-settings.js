import { browserMemory } from '../../../lib/memory.js';

const KEY = 'parley.devices';

/** @returns {{mic?: string, camera?: string, speaker?: string}} device ids chosen last */
export function chosenDevices() {
  return browserMemory.recall(KEY) ?? {};
}

export function rememberDevice(slot, deviceId) {
  browserMemory.keep(KEY, { ...chosenDevices(), [slot]: deviceId });
}
