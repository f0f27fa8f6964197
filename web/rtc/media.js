import { Events } from '../lib/events.js';
import { problemOf } from '../lib/thrown.js';
import { Attempts } from './attempts.js';
import { DEVICES, DEVICE_SLOTS, DeviceList, SCREEN, isDevice, openDevice } from './devices.js';
import { kindOf, permission, screenKindOf } from './media-errors.js';
import { isLive, onSilence } from './silence.js';
import { SLOTS } from './slots.js';

/**
 * One's own microphone, camera and screen. A device that cannot be had is a state, never an exception, and so is one
 * that is on its way: what is turned off meanwhile stays off, whenever it comes.
 *
 * Events: `change` (detail: {slot, track}), `starting` (detail: {slot}: it began or ended), `error` (detail: {slot, kind}
 * with a kind of media-errors.js), `devices`, `unplugged` (detail: {slot, device}, the name of the one that is used now),
 * `silenced` (detail: {slot, silenced}: the
 * system takes a device away for a while, for a phone call, and gives it back), `plugged` (detail: {slot, device}: one
 * that was not there before).
 *
 * @extends {Events<media.Events>}
 */
export class LocalMedia extends Events {
  #devices;
  #chosen; // slot → device id
  #muted = false;
  #attempts = new Attempts((slot) => this.emit('starting', { slot: /** @type {media.Slot} */ (slot) }));
  #listening = new AbortController();

  /** @type {media.Tracks} */
  tracks = { mic: null, camera: null, screen: null, screenSound: null };
  /** @type {Record<media.Device, media.Trouble | null>} */
  errors = { mic: null, camera: null };
  list;
  /** Whether the microphone is on only while a key is held. */
  held = false;

  /** @param {{devices?: MediaDevices, chosen?: {mic?: string, camera?: string}}} options device ids used last time */
  constructor({ devices = navigator.mediaDevices, chosen = {} } = {}) {
    super();
    this.#devices = devices;
    this.#chosen = { mic: chosen.mic, camera: chosen.camera };
    this.list = new DeviceList(devices);
    devices?.addEventListener('devicechange', () => this.#listDevices(), { signal: this.#listening.signal });
    // The page heals by itself when a device is allowed in the browser's own settings.
    for (const slot of DEVICE_SLOTS) {
      permission(DEVICES[slot].name, (state) => state === 'granted' && this.errors[slot] && this.open(slot));
    }
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

  /** What is on, or will be once it is there. */
  get wanted() {
    /** @param {media.Device} slot */
    const has = (slot) => Boolean(this.tracks[slot]) || this.isStarting(slot);
    return { mic: has('mic') && !this.#muted, camera: has('camera') };
  }

  /** @param {media.Choice} slot */
  chosen(slot) {
    if (slot === 'speaker') return undefined;
    return this.tracks[slot]?.getSettings().deviceId ?? this.#chosen[slot];
  }

  /** Whether it is on its way: the device starts, or the browser asks the person. @param {media.Slot} slot */
  isStarting(slot) {
    return this.#attempts.has(slot);
  }

  get #closed() {
    return this.#listening.signal.aborted;
  }

  // Lifecycle

  close() {
    this.#listening.abort();
    this.#attempts.clear();
    for (const slot of SLOTS) this.#set(slot.name, null);
  }

  // Actions

  /** Asks for both, the microphone first, so that one refusal does not lose both. */
  async start({ mic = true, camera = true } = {}) {
    if (this.#closed) return;
    const wanted = { mic, camera };
    const slots = DEVICE_SLOTS.filter((slot) => wanted[slot] && !this.isStarting(slot));
    const attempts = slots.map((slot) => ({ slot, attempt: this.#attempts.begin(slot) }));
    for (const { slot, attempt } of attempts) await this.#run(slot, attempt, this.#chosen[slot]);
  }

  /**
   * @param {media.Device} slot
   * @param {string} [deviceId] otherwise the one used last
   * @returns {Promise<boolean>} whether it is there now
   */
  async open(slot, deviceId = this.#chosen[slot]) {
    if (this.#closed) return false;
    this.errors[slot] = null;
    return this.#run(slot, this.#attempts.begin(slot), deviceId);
  }

  /** Lets the device go, so that its light goes out, or does not go on. @param {media.Slot} slot */
  shut(slot) {
    this.#attempts.cancel(slot);
    this.#set(slot, null);
  }

  /** Turns it off where it is on or on its way, and on otherwise. @param {media.Shown} slot */
  toggle(slot) {
    const track = this.tracks[slot];
    if (slot === 'mic' && isLive(track)) return this.mute(this.micOn);
    if (slot === 'screen' && this.sharing) return this.unshare();
    if (isLive(track) || this.isStarting(slot)) return this.shut(slot);
    if (slot === 'screen') return this.share();
    if (slot === 'mic') this.#muted = false;
    return this.open(slot);
  }

  /**
   * Muting keeps the device, so that one's own meter goes on and speaking while muted can be told.
   *
   * @param {boolean} muted
   */
  mute(muted) {
    this.#muted = muted;
    if (this.tracks.mic) this.tracks.mic.enabled = !muted;
    this.emit('change', { slot: 'mic', track: this.tracks.mic });
  }

  /** @returns {Promise<boolean>} false where the person chose to share nothing, which is no error */
  async share() {
    const attempt = this.#attempts.begin('screen');
    const asked = performance.now();
    let stream;
    try {
      stream = await this.#devices.getDisplayMedia(SCREEN);
    } catch (error) {
      if (!this.#attempts.end('screen', attempt)) return false;
      const kind = screenKindOf(problemOf(error), performance.now() - asked);
      if (kind) this.emit('error', { slot: 'screen', kind });
      return false;
    }
    if (!this.#attempts.end('screen', attempt)) return stop(stream.getTracks());
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

  /** @param {media.Device} slot @param {symbol} attempt @param {string | undefined} deviceId */
  async #run(slot, attempt, deviceId) {
    const counts = () => this.#attempts.counts(slot, attempt);
    if (!counts()) return false;
    const before = this.tracks[slot]?.getSettings().deviceId;
    const release = () => counts() && (this.#set(slot, null), true);
    const { track, error } = await openDevice({ devices: this.#devices, slot, deviceId, before, release });
    const kind = error ? await kindOf(error, DEVICES[slot].name) : null;
    if (!this.#attempts.end(slot, attempt)) return stop(track ? [track] : []);
    if (track) this.#set(slot, track);
    // Where another one was tried, the one before works on.
    this.errors[slot] = this.tracks[slot] ? null : kind;
    if (kind) this.emit('error', { slot, kind });
    else this.#chosen[slot] = deviceId;
    await this.#listDevices();
    return !error;
  }

  /** @param {media.Slot} slot @param {media.Track} track */
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
    if (track && slot === 'mic') track.enabled = !this.#muted;
    this.emit('change', { slot, track });
  }

  /** @param {media.Slot} slot */
  async #ended(slot) {
    if (slot === 'screen') return this.unshare();
    this.#set(slot, null);
    if (!isDevice(slot)) return;
    this.#chosen[slot] = undefined;
    // Another one may be on its way already. Where there is none, that is said as of any that cannot be had.
    if (this.isStarting(slot) || !(await this.open(slot))) return;
    this.emit('unplugged', { slot, device: this.tracks[slot]?.label ?? '' });
  }

  /** @param {media.Slot} slot @param {MediaStreamTrack} track */
  #silenced(slot, track) {
    if (!isDevice(slot) || this.tracks[slot] !== track) return;
    this.emit('change', { slot, track });
    this.emit('silenced', { slot, silenced: track.muted });
  }

  async #listDevices() {
    const plugged = await this.list.refresh();
    for (const detail of plugged) this.emit('plugged', detail);
    this.emit('devices', this.list);
  }
}

/** Too late: it was turned off again before it came. @param {MediaStreamTrack[]} tracks */
function stop(tracks) {
  for (const track of tracks) track.stop();
  return false;
}
