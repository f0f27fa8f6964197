import { Events } from '../lib/events.js';
import { Attempts } from './attempts.js';
import { DEVICES, DeviceList, SCREEN, openDevice } from './devices.js';
import { kindOf, screenKindOf } from './media-errors.js';
import { isLive, onSilence } from './silence.js';

/**
 * One's own microphone, camera and screen. A device that cannot be had is a state, never an exception, and so is one
 * that is on its way: what is turned off meanwhile stays off, whenever it comes.
 *
 * Events: `change` (detail: {slot, track}), `starting` (detail: {slot}: it began or ended), `error` (detail: {slot, kind}
 * with a kind of media-errors.js), `devices`, `unplugged` (detail: {slot}), `silenced` (detail: {slot, silenced}: the
 * system takes a device away for a while, for a phone call, and gives it back), `plugged` (detail: {slot, device}: one
 * that was not there before).
 */
export class LocalMedia extends Events {
  #devices;
  #chosen; // slot → device id
  #muted = false;
  #attempts = new Attempts((slot) => this.emit('starting', { slot }));
  #listening = new AbortController();

  tracks = { mic: null, camera: null, screen: null, screenSound: null };
  errors = { mic: null, camera: null };
  list;

  /** @param {{devices?: MediaDevices, chosen?: {mic?: string, camera?: string}}} options device ids used last time */
  constructor({ devices = navigator.mediaDevices, chosen = {} } = {}) {
    super();
    this.#devices = devices;
    this.#chosen = { mic: chosen.mic, camera: chosen.camera };
    this.list = new DeviceList(devices);
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

  /** What is on, or will be once it is there. */
  get wanted() {
    const has = (slot) => Boolean(this.tracks[slot]) || this.isStarting(slot);
    return { mic: has('mic') && !this.#muted, camera: has('camera') };
  }

  chosen(slot) {
    return this.tracks[slot]?.getSettings().deviceId ?? this.#chosen[slot];
  }

  /** Whether it is on its way: the device starts, or the browser asks the person. */
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
    for (const slot of Object.keys(this.tracks)) this.#set(slot, null);
  }

  // Actions

  /** Asks for both, the microphone first, so that one refusal does not lose both. */
  async start({ mic = true, camera = true } = {}) {
    if (this.#closed) return;
    const slots = Object.entries({ mic, camera }).filter(([slot, wanted]) => wanted && !this.isStarting(slot));
    const attempts = slots.map(([slot]) => [slot, this.#attempts.begin(slot)]);
    for (const [slot, attempt] of attempts) await this.#run(slot, attempt, this.#chosen[slot]);
  }

  /**
   * @param {'mic' | 'camera'} slot
   * @param {string} [deviceId] otherwise the one used last
   * @returns {Promise<boolean>} whether it is there now
   */
  async open(slot, deviceId = this.#chosen[slot]) {
    if (this.#closed) return false;
    this.errors[slot] = null;
    return this.#run(slot, this.#attempts.begin(slot), deviceId);
  }

  /** Lets the device go, so that its light goes out, or does not go on. */
  shut(slot) {
    this.#attempts.cancel(slot);
    this.#set(slot, null);
  }

  /** Turns it off where it is on or on its way, and on otherwise. @param {'mic' | 'camera' | 'screen'} slot */
  toggle(slot) {
    const track = this.tracks[slot];
    if (slot === 'mic' && isLive(track)) return this.mute(this.micOn);
    if (slot === 'screen' && this.sharing) return this.unshare();
    if (isLive(track) || this.isStarting(slot)) return this.shut(slot);
    if (slot === 'screen') return this.share();
    if (slot === 'mic') this.#muted = false;
    return this.open(slot);
  }

  /** Muting keeps the device, so that one's own meter goes on and speaking while muted can be told. */
  mute(muted) {
    this.#muted = muted;
    if (this.tracks.mic) this.tracks.mic.enabled = !muted;
    this.emit('change', { slot: 'mic', track: this.tracks.mic });
  }

  /** @returns {Promise<boolean>} false where the person chose to share nothing, which is no error */
  async share() {
    const attempt = this.#attempts.begin('screen');
    let stream;
    try {
      stream = await this.#devices.getDisplayMedia(SCREEN);
    } catch (error) {
      if (!this.#attempts.end('screen', attempt)) return false;
      const kind = screenKindOf(error);
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
    if (error) this.emit('error', { slot, kind });
    else this.#chosen[slot] = deviceId;
    await this.#listDevices();
    return !error;
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
    if (track && slot === 'mic') track.enabled = !this.#muted;
    this.emit('change', { slot, track });
  }

  #ended(slot) {
    if (slot === 'screen') return this.unshare();
    this.#set(slot, null);
    if (!DEVICES[slot]) return;
    this.emit('unplugged', { slot });
    this.#chosen[slot] = undefined;
    // Another one may be on its way already.
    if (!this.isStarting(slot)) this.open(slot);
  }

  #silenced(slot, track) {
    if (!DEVICES[slot] || this.tracks[slot] !== track) return;
    this.emit('change', { slot, track });
    this.emit('silenced', { slot, silenced: track.muted });
  }

  async #listDevices() {
    const plugged = await this.list.refresh();
    for (const detail of plugged) this.emit('plugged', detail);
    this.emit('devices', this.list);
  }
}

/** Too late: it was turned off again before it came. */
function stop(tracks) {
  for (const track of tracks) track.stop();
  return false;
}
