const KEY = 'parley.devices';

/** @returns {{mic?: string, camera?: string, speaker?: string}} device ids chosen last */
export function chosenDevices() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function rememberDevice(slot, deviceId) {
  localStorage.setItem(KEY, JSON.stringify({ ...chosenDevices(), [slot]: deviceId }));
}
