import { ornament } from '../lib/ornament.js';
import { problemOf } from '../lib/thrown.js';

const CAMERA = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const MICROPHONE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export const SCREEN = {
  video: { frameRate: { ideal: 15, max: 30 } },
  audio: true,
  selfBrowserSurface: 'exclude',
};

/**
 * @typedef {{kind: MediaDeviceKind, name: 'microphone' | 'camera', constraint: 'audio' | 'video',
 *   basics: MediaTrackConstraints}} DeviceKind
 */

/** By slot. `name` as permissions have it. @type {Record<media.Device, DeviceKind>} */
export const DEVICES = {
  mic: { kind: 'audioinput', name: 'microphone', constraint: 'audio', basics: MICROPHONE },
  camera: { kind: 'videoinput', name: 'camera', constraint: 'video', basics: CAMERA },
};

export const DEVICE_SLOTS = /** @type {media.Device[]} */ (Object.keys(DEVICES));

/** @param {string} slot @returns {slot is media.Device} */
export function isDevice(slot) {
  return slot in DEVICES;
}

/** How a browser says that somebody has the device, or that the system gives one at a time. */
const TAKEN = new Set(['NotReadableError', 'AbortError']);

/** @typedef {{track?: MediaStreamTrack, error?: Error}} Attempt */

/**
 * What works is kept until the next one does. Only where the system gives one at a time it has to go first, and comes
 * back when the next one cannot be had.
 *
 * @param {{devices: MediaDevices, slot: media.Device, deviceId?: string, before?: string, release: () => boolean}}
 *   options `before`: the id of the one that is open; `release` lets it go, unless nobody waits for the next one any
 *   more
 * @returns {Promise<Attempt>} both where it is the one of before again
 */
export async function openDevice({ devices, slot, deviceId, before, release }) {
  /** @param {string | undefined} id @returns {Promise<Attempt>} */
  const attempt = (id) =>
    ask(devices, DEVICES[slot], id).then(
      (track) => ({ track }),
      (error) => ({ error }),
    );
  const first = await attempt(deviceId);
  if (!first.error || !before || !TAKEN.has(first.error.name) || !release()) return first;
  const second = await attempt(deviceId);
  return second.error ? { ...(await attempt(before)), error: second.error } : second;
}

/**
 * That device, or another one where it is gone.
 *
 * @param {MediaDevices} devices
 * @param {{constraint: string, basics: MediaTrackConstraints}} device
 * @param {string | undefined} deviceId
 */
async function ask(devices, { constraint, basics }, deviceId) {
  const want = deviceId ? { ...basics, deviceId: { exact: deviceId } } : basics;
  try {
    return (await devices.getUserMedia({ [constraint]: want })).getTracks()[0];
  } catch (error) {
    const { name } = problemOf(error);
    const isGone = name === 'OverconstrainedError' || (deviceId && name === 'NotFoundError');
    if (!isGone) throw error;
    return (await devices.getUserMedia({ [constraint]: true })).getTracks()[0];
  }
}

/** Which devices there are, as far as they have names: without permission they have none, and nothing to choose by. */
export class DeviceList {
  #devices;
  /** @type {Set<string> | null} */
  #known = null;

  /** @type {MediaDeviceInfo[]} */
  mic = [];
  /** @type {MediaDeviceInfo[]} */
  camera = [];
  /** @type {MediaDeviceInfo[]} */
  speaker = [];

  /** @param {MediaDevices} devices */
  constructor(devices) {
    this.#devices = devices;
  }

  /** @returns {Promise<{slot: 'mic' | 'camera', device: MediaDeviceInfo}[]>} those that were not there before */
  async refresh() {
    const all = await ornament(() => this.#devices.enumerateDevices(), []);
    const named = all.filter(({ deviceId, label }) => deviceId && label);
    /** @param {MediaDeviceKind} kind */
    const of = (kind) => named.filter((device) => device.kind === kind);
    Object.assign(this, { mic: of('audioinput'), camera: of('videoinput'), speaker: of('audiooutput') });
    const known = this.#known;
    this.#known = new Set(named.map(({ deviceId }) => deviceId));
    return known?.size ? DEVICE_SLOTS.flatMap((slot) => this.#newIn(slot, known)) : [];
  }

  /**
   * The first permission names all devices of its kind at once: none of those is new.
   *
   * @param {media.Device} slot
   * @param {Set<string>} known
   */
  #newIn(slot, known) {
    const device = this[slot].find(({ deviceId }) => !known.has(deviceId));
    return device && this[slot].some(({ deviceId }) => known.has(deviceId)) ? [{ slot, device }] : [];
  }
}
