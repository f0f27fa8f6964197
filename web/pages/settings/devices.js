import { el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { DEVICES, DeviceList } from '../../rtc/devices.js';
import { DevicePicker } from '../../ui/call/devices.js';
import { toast } from '../../ui/toast.js';
import { chosenDevices, rememberDevice } from '../room/prejoin/device-settings.js';

/**
 * Which microphone, camera and speaker the next calls of this browser begin with.
 *
 * @param {HTMLElement} container
 */
export async function showDevices(container) {
  const devices = navigator.mediaDevices;
  if (!devices) return fill(container, el('p', { class: 'quiet' }, t('connection.code.insecure')));
  const list = new DeviceList(devices);
  const picker = new DevicePicker('settings');
  const hint = el('p', { class: 'quiet small', role: 'status' }, t('settings.devices.hint'));
  const ask = el(
    'button',
    { class: 'button', type: 'button', hidden: true, data: { testid: 'show-devices' }, on: { click: () => open() } },
    t('settings.devices.show'),
  );
  picker.addEventListener('choose', ({ detail: { slot, deviceId } }) => {
    rememberDevice(slot, deviceId);
    toast(t('settings.devices.saved'));
  });
  const show = async () => {
    await list.refresh();
    picker.show(list, (slot) => chosenDevices()[slot]);
    // Without a permission devices have no names, and there is nothing to choose by.
    ask.hidden = list.mic.length > 0 && list.camera.length > 0;
  };
  const open = async () => {
    for (const { constraint } of Object.values(DEVICES)) {
      const stream = await ornament(() => devices.getUserMedia({ [constraint]: true }), null);
      for (const track of stream?.getTracks() ?? []) track.stop();
    }
    await show();
    if (list.mic.length + list.camera.length === 0) hint.textContent = t('settings.devices.none');
  };
  ornament(() => devices.addEventListener('devicechange', show));
  await show();
  fill(container, hint, picker.element, ask);
}
