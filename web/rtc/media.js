import { ornament } from '../lib/ornament.js';
import { kindOf, screenKindOf } from './media-errors.js';
import { isLive, onSilence } from './silence.js';

const CAMERA = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const MICROPHONE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const SCREEN = { video: { frameRate: { ideal: 15, max: 30 } }, audio: true, selfBrowserSurface: 'exclude' };
const DEVICES = {
  mic: { kind: 'audioinput', name: 'microphone', constraint: 'audio', basics: MICROPHONE },
  camera: { kind: 'videoinput', name: 'camera', constraint: 'video', basics: CAMERA },
};

/**
 * One's own microphone, camera and screen. A device that cannot be had is a state, never an exception.
 *
 * Events: `change` (detail: {slot, track}), `error` (detail: {slot, kind} with a kind of media-errors.js), `devices`,
 * `unplugged` (detail: {slot}), `silenced` (detail: {slot, silenced}: the system takes a device away for a while, for a
 * phone call, and gives it back), `plugged` (detail: {slot, device}: one that was not there before).
 */
export class LocalMedia extends EventTarget {
  #devices;
  #chosen; // slot → device id
  #muted = false;
  #known = null;
  #listening = new AbortController();

  tracks = { mic: null, camera: null, screen: null, screenSound: null };
  errors = { mic: null, camera: null };
  list = { mic: [], camera: [], speaker: [] };

  /** @param {{devices?: MediaDevices, chosen?: {mic?: string, camera?: string}}} options device ids used last time */
  constructor({ devices = navigator.mediaDevices, chosen = {} } = {}) {
    super();
    this.#devices = devices;
    this.#chosen = { mic: chosen.mic, camera: chosen.camera };
    devices?.addEventListener('devicechange', () => this.#listDevices(), { signal: this.#listening.signal });
  }

  /** Whether others hear the microphone. */
  get micOn() {
    return isLive(this.tracks.mic) && !this.#muted;
  }

  get cameraOn() {
    return isLive(this.tracks.camera);
  }

  get sharing() {
    return Boolean(this.tracks.screen);
  }

  chosen(slot) {
    return this.tracks[slot]?.getSettings().deviceId ?? this.#chosen[slot];
  }

  get #closed() {
    return this.#listening.signal.aborted;
  }

  // Lifecycle

  close() {
    this.#listening.abort();
    for (const slot of Object.keys(this.tracks)) this.#set(slot, null);
  }

  // Actions

  /**
   * Asks for one device. Call it for the microphone first, so that one refusal does not lose both.
   *
   * @param {'mic' | 'camera'} slot
   * @param {string} [deviceId] otherwise the one used last
   * @returns {Promise<boolean>} whether it is there now
   */
  async open(slot, deviceId = this.#chosen[slot]) {
    this.#chosen[slot] = deviceId;
    try {
      const track = await this.#ask(slot, deviceId);
      if (this.#closed) {
        track.stop();
        return false;
      }
      this.errors[slot] = null;
      if (slot === 'mic') track.enabled = !this.#muted;
      this.#set(slot, track);
      await this.#listDevices();
      return true;
    } catch (error) {
      this.errors[slot] = await kindOf(error, DEVICES[slot].name);
      this.#set(slot, null);
      this.#tell('error', { slot, kind: this.errors[slot] });
      return false;
    }
  }

  /** Lets the device go, so that its light goes out. */
  shut(slot) {
    this.#set(slot, null);
  }

  /** Muting keeps the device, so that one's own meter goes on and speaking while muted can be told. */
  mute(muted) {
    this.#muted = muted;
    if (this.tracks.mic) this.tracks.mic.enabled = !muted;
    this.#tell('change', { slot: 'mic', track: this.tracks.mic });
  }

  /** @returns {Promise<boolean>} false where the person chose to share nothing, which is no error */
  async share() {
    let stream;
    try {
      stream = await this.#devices.getDisplayMedia(SCREEN);
    } catch (error) {
      const kind = screenKindOf(error);
      if (kind) this.#tell('error', { slot: 'screen', kind });
      return false;
    }
    const [screen] = stream.getVideoTracks();
    screen.contentHint = 'detail';
    this.#set('screen', screen);
    this.#set('screenSound', stream.getAudioTracks()[0] ?? null);
    return true;
  }

  unshare() {
    this.#set('screen', null);
    this.#set('screenSound', null);
  }

  // Internal

  async #ask(slot, deviceId) {
    const { constraint, basics } = DEVICES[slot];
    const want = deviceId ? { ...basics, deviceId: { exact: deviceId } } : basics;
    try {
      return (await this.#devices.getUserMedia({ [constraint]: want })).getTracks()[0];
    } catch (error) {
      const isGone = error.name === 'OverconstrainedError' || (deviceId && error.name === 'NotFoundError');
      if (!isGone) throw error;
      return (await this.#devices.getUserMedia({ [constraint]: true })).getTracks()[0];
    }
  }

  #set(slot, track) {
    const old = this.tracks[slot];
    if (old === track) return;
    this.tracks[slot] = track;
    if (old) {
      old.onended = null;
      old.stop();
    }
    if (track) {
      track.onended = () => this.#ended(slot);
      onSilence(track, () => this.#silenced(slot, track));
    }
    this.#tell('change', { slot, track });
  }

  #ended(slot) {
    if (slot === 'screen') return this.unshare();
    this.#set(slot, null);
    if (!DEVICES[slot]) return;
    this.#tell('unplugged', { slot });
    this.open(slot, undefined);
  }

  #silenced(slot, track) {
    if (!DEVICES[slot] || this.tracks[slot] !== track) return;
    this.#tell('change', { slot, track });
    this.#tell('silenced', { slot, silenced: track.muted });
  }

  async #listDevices() {
    const all = await ornament(() => this.#devices.enumerateDevices(), []);
    // Without permission devices have no names; those are of no use to choose from.
    const named = all.filter(({ deviceId, label }) => deviceId && label);
    const of = (kind) => named.filter((device) => device.kind === kind);
    this.list = { mic: of('audioinput'), camera: of('videoinput'), speaker: of('audiooutput') };
    this.#announceNew(named);
    this.#tell('devices', this.list);
  }

  #announceNew(devices) {
    const known = this.#known;
    this.#known = new Set(devices.map(({ deviceId }) => deviceId));
    for (const slot of Object.keys(DEVICES)) {
      const device = this.list[slot].find(({ deviceId }) => known?.size && !known.has(deviceId));
      // The first permission names all devices of its kind at once: none of those is new.
      if (device && this.list[slot].some(({ deviceId }) => known.has(deviceId)))
        this.#tell('plugged', { slot, device });
    }
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
