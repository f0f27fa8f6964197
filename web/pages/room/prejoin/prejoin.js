import { t } from '../../../lib/i18n.js';
import { Meter } from '../../../rtc/meter.js';
import { permission } from '../../../rtc/media-errors.js';
import { Preview } from '../../../ui/call/preview.js';
import { connectionTest } from '../../connection-test/connection-test.js';
import { addEffects } from '../effects.js';
import { deviceProblem } from './device-problems.js';
import { chosenDevices, rememberDevice } from './device-settings.js';

/** @type {Record<media.Device, string>} */
const DEVICES = { mic: 'microphone', camera: 'camera' };

const SLOTS = /** @type {media.Device[]} */ (Object.keys(DEVICES));

/**
 * The minute before a call. One looks at oneself, where the browser need not ask for that; others do not before a press.
 * Resolves when the person wants in, whatever devices there are: those that are still starting go on starting in the
 * call, which says so.
 */
export class Entry {
  #media;
  #preview;
  #meter = new Meter();
  #asked = false;
  #asks;
  #silent = false;
  /** @type {{slot: media.Shown, kind: media.Trouble} | null} */
  #refused = null;
  /** @type {(how: {move: boolean, deaf: boolean}) => void} */
  #joined = () => {};
  #listening = new AbortController();

  /**
   * @param {{media: import('../../../rtc/media.js').LocalMedia, room: string, me: {user: string, role: string,
   *   guest: boolean}, asks?: boolean}} options the room's name, who is to join, and whether a host has to let them in
   */
  constructor({ media, room, me, asks = false }) {
    this.#media = media;
    this.#asks = asks;
    const test = connectionTest({ me, tracks: () => media.tracks, signal: this.#listening.signal });
    this.#preview = new Preview({ room, test, asks, lobby: !me.guest });
    this.element = this.#preview.element;
  }

  /** @param {string[] | undefined} names @param {boolean} [recording] whether somebody records */
  showInside(names, recording = false) {
    this.#preview.showInside(names, recording);
  }

  /** @param {string} device */
  showElsewhere(device) {
    this.#preview.showElsewhere(device);
  }

  /**
   * @param {{quiet?: boolean}} [options] whether nothing is turned on before a press, although it would be allowed
   * @returns {Promise<{move: boolean, deaf: boolean}>} whether the call moves here from one's other device, and whether
   *   one comes without sound
   */
  async run({ quiet = false } = {}) {
    const done = new Promise((resolve) => (this.#joined = resolve));
    this.#listen();
    this.#show();
    // Whether one is let in is open yet.
    if (!quiet && !this.#asks && (await this.#allowedBefore()) && !this.#asked) this.#ask();
    return done;
  }

  // Callbacks

  #listen() {
    const { signal } = this.#listening;
    const preview = this.#preview;
    addEffects({ switches: preview.effects, media: this.#media, signal });
    preview.addEventListener('ask', () => this.#ask());
    preview.addEventListener('join', ({ detail }) => this.#join(detail));
    preview.addEventListener('toggle', ({ detail }) => this.#toggle(detail));
    preview.addEventListener('choose', ({ detail }) => this.#choose(detail));
    preview.meter.addEventListener('silent', () => this.#setSilent(true));
    preview.meter.addEventListener('heard', () => this.#setSilent(false));
    for (const event of /** @type {const} */ (['change', 'starting', 'devices'])) {
      this.#media.addEventListener(event, () => this.#show(), { signal });
    }
    this.#media.addEventListener('error', ({ detail }) => this.#failed(detail), { signal });
    this.#media.addEventListener('change', ({ detail }) => detail.slot === 'mic' && this.#listenToMic(), { signal });
  }

  /** @param {{camera: boolean, move: boolean, deaf: boolean}} choice */
  #join({ camera: withCamera, move, deaf }) {
    this.#preview.busy();
    if (!this.#asked) this.#ask(withCamera);
    if (!withCamera) this.#media.shut('camera');
    this.#listening.abort();
    this.#preview.meter.stop();
    this.#meter.close();
    this.#joined({ move, deaf });
  }

  /** @param {media.Device} slot */
  #toggle(slot) {
    this.#asked = true;
    this.#media.toggle(slot);
  }

  /** @param {{slot: media.Choice, deviceId: string}} choice */
  async #choose({ slot, deviceId }) {
    this.#refused = null;
    if (slot === 'speaker' || (await this.#media.open(slot, deviceId))) rememberDevice(slot, deviceId);
  }

  /**
   * Of a device that was tried in place of one that works on.
   *
   * @param {{slot: media.Shown, kind: media.Trouble}} error
   */
  #failed({ slot, kind }) {
    this.#refused = this.#media.tracks[slot] ? { slot, kind } : null;
    this.#show();
  }

  #listenToMic() {
    const { mic } = this.#media.tracks;
    this.#meter.listen(mic);
    if (mic) this.#preview.meter.start(() => this.#meter.level);
    else this.#preview.meter.stop();
  }

  /** @param {boolean} silent */
  #setSilent(silent) {
    this.#silent = silent;
    this.#show();
  }

  // Internal

  async #allowedBefore() {
    const states = await Promise.all(Object.values(DEVICES).map((device) => permission(device)));
    return states.includes('granted');
  }

  #ask(withCamera = true) {
    this.#asked = true;
    this.#media.start({ camera: withCamera });
  }

  #show() {
    const media = this.#media;
    const starting = { mic: media.isStarting('mic'), camera: media.isStarting('camera') };
    const { camera: track } = media.tracks;
    this.#preview.show({ mic: media.micOn, camera: media.cameraOn, track, asked: this.#asked, starting });
    this.#preview.picker.show(media.list, (slot) => media.chosen(slot) ?? chosenDevices()[slot]);
    /** @type {{text: string, retry?: () => unknown}[]} */
    const problems = SLOTS.flatMap((slot) => {
      const kind = media.errors[slot];
      return kind ? [{ text: deviceProblem(slot, kind), retry: () => media.open(slot) }] : [];
    });
    if (this.#refused) problems.push({ text: deviceProblem(this.#refused.slot, this.#refused.kind) });
    if (this.#silent && media.micOn) problems.push({ text: t('call.problem.mic.silent') });
    this.#preview.showProblems(problems);
  }
}
