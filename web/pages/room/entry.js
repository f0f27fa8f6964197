import { t } from '../../lib/i18n.js';
import { Meter } from '../../rtc/meter.js';
import { permission } from '../../rtc/media-errors.js';
import { Preview } from '../../ui/call/preview.js';
import { deviceProblem } from './problems.js';
import { rememberDevice } from './settings.js';

const DEVICES = { mic: 'microphone', camera: 'camera' };

/** The minute before a call. Resolves when the person wants in, whatever devices there are. */
export class Entry {
  #media;
  #preview;
  #meter = new Meter();
  #asked = false;
  #silent = false;
  #micOff = false;
  #joined;
  #listening = new AbortController();

  /** @param {{media: import('../../rtc/media.js').LocalMedia, room: string}} options the room's name */
  constructor({ media, room }) {
    this.#media = media;
    this.#preview = new Preview({ room });
    this.element = this.#preview.element;
  }

  showInside(names) {
    this.#preview.showInside(names);
  }

  showElsewhere(device) {
    this.#preview.showElsewhere(device);
  }

  /** @returns {Promise<{move: boolean}>} whether the call moves here from one's other device */
  async run() {
    const done = new Promise((resolve) => (this.#joined = resolve));
    this.#listen();
    this.#show();
    if (await this.#allowedBefore()) await this.#ask();
    return done;
  }

  // Callbacks

  #listen() {
    const { signal } = this.#listening;
    const preview = this.#preview;
    preview.addEventListener('ask', () => this.#ask());
    preview.addEventListener('join', ({ detail }) => this.#join(detail));
    preview.addEventListener('toggle', ({ detail }) => this.#toggle(detail));
    preview.addEventListener('choose', ({ detail }) => this.#choose(detail));
    preview.meter.addEventListener('silent', () => this.#setSilent(true));
    preview.meter.addEventListener('heard', () => this.#setSilent(false));
    for (const event of ['change', 'error', 'devices']) {
      this.#media.addEventListener(event, () => this.#show(), { signal });
    }
    this.#media.addEventListener('change', ({ detail }) => detail.slot === 'mic' && this.#listenToMic(), { signal });
    // The page heals by itself when a device is allowed in the browser's own settings.
    for (const slot of Object.keys(DEVICES)) {
      permission(DEVICES[slot], (state) => {
        if (state === 'granted' && this.#asked && !signal.aborted && !this.#media.tracks[slot]) this.#media.open(slot);
      });
    }
  }

  async #join({ camera: withCamera, move }) {
    this.#preview.busy();
    if (!this.#asked) await this.#ask(withCamera);
    if (!withCamera) this.#media.shut('camera');
    this.#listening.abort();
    this.#preview.meter.stop();
    this.#meter.close();
    this.#joined({ move });
  }

  async #toggle(slot) {
    if (slot === 'camera' && this.#media.cameraOn) return this.#media.shut('camera');
    if (slot === 'mic' && this.#media.tracks.mic) {
      this.#micOff = !this.#micOff;
      return this.#media.mute(this.#micOff);
    }
    this.#asked = true;
    await this.#media.open(slot);
  }

  async #choose({ slot, deviceId }) {
    rememberDevice(slot, deviceId);
    if (slot !== 'speaker') await this.#media.open(slot, deviceId);
  }

  #listenToMic() {
    const { mic } = this.#media.tracks;
    this.#meter.listen(mic);
    if (mic) this.#preview.meter.start(() => this.#meter.level);
    else this.#preview.meter.stop();
  }

  #setSilent(silent) {
    this.#silent = silent;
    this.#show();
  }

  // Internal

  async #allowedBefore() {
    const states = await Promise.all(Object.values(DEVICES).map((device) => permission(device)));
    return states.includes('granted');
  }

  async #ask(withCamera = true) {
    this.#asked = true;
    this.#show();
    await this.#media.open('mic');
    if (withCamera) await this.#media.open('camera');
  }

  #show() {
    const media = this.#media;
    this.#preview.show({ mic: media.micOn, camera: media.cameraOn, track: media.tracks.camera, asked: this.#asked });
    this.#preview.picker.show(media.list, (slot) => media.chosen(slot));
    const problems = Object.keys(DEVICES)
      .filter((slot) => media.errors[slot])
      .map((slot) => ({ text: deviceProblem(slot, media.errors[slot]), retry: () => media.open(slot) }));
    if (this.#silent && media.micOn) problems.push({ text: t('call.problem.mic.silent') });
    this.#preview.showProblems(problems);
  }
}
