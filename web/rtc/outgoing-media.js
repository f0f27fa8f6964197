import { encode } from './encodings.js';
import { FACE, SLOTS } from './slots.js';
import { NO_LIMIT, cameraPlan, micPlan, screenPlan } from './uplink/bitrate-plan.js';

/** What goes before when a line is full (W3C webrtc-priority). */
const FIRST = /** @type {const} */ ({ priority: 'high', networkPriority: 'high' });

/** What one peer is sent: which track in which slot, and how each is encoded. */
export class OutgoingMedia {
  #slots;
  /** @type {import('./sections.js').Sections | null} */
  #sections = null;
  /** @type {Map<media.Slot, media.Track>} */
  #tracks = new Map(); // slot name → MediaStreamTrack | null
  #streams = { face: new MediaStream(), screen: new MediaStream() }; // what the other side shall keep in sync
  /** @type {protocol.Height} */
  #want = 720;
  #limit = NO_LIMIT;

  /** @param {{slots: typeof SLOTS, tracks: Partial<media.Tracks>}} options */
  constructor({ slots, tracks }) {
    this.#slots = slots;
    for (const { name } of SLOTS) this.#tracks.set(name, tracks[name] ?? null);
  }

  // Actions

  /** Sends by another connection from now on. @param {import('./sections.js').Sections} sections */
  useSections(sections) {
    this.#sections = sections;
  }

  /** Opens media sections, for an offer of one's own. */
  open() {
    this.#load(this.#sections?.open((slot) => this.#streamOf(slot)));
  }

  /** Takes up those of their offer. */
  adopt() {
    this.#load(this.#sections?.adopt((slot) => this.#streamOf(slot)));
  }

  /** Sends another track in that slot, or nothing. @param {media.Slot} slot @param {media.Track} track */
  async replace(slot, track) {
    this.#tracks.set(slot, track);
    const shown = slot === 'screen' && this.#slots === FACE ? 'camera' : slot;
    await this.#sections?.get(shown)?.sender.replaceTrack(this.#trackIn(shown));
    await this.#fit(shown);
    // A camera has less room beside a screen.
    if (slot === 'screen' && shown === slot) await this.#fit('camera');
  }

  /** The height at which they show the camera. @param {protocol.Height} video */
  want(video) {
    this.#want = video;
    return this.#fit('camera');
  }

  /** @param {import('./uplink/bitrate-plan.js').Limit} limit */
  async limit(limit) {
    this.#limit = limit;
    await this.fit();
  }

  async fit() {
    for (const { name } of this.#slots) await this.#fit(name);
  }

  // Internal

  /** Who can show but one picture sees a shared screen in the camera's place. @param {media.Slot} slot */
  #trackIn(slot) {
    const screen = slot === 'camera' && this.#slots === FACE ? this.#tracks.get('screen') : null;
    return screen ?? this.#tracks.get(slot) ?? null;
  }

  /** @param {[media.Slot, RTCRtpTransceiver][]} [sections] */
  #load(sections = []) {
    for (const [slot, { sender }] of sections) if (this.#trackIn(slot)) sender.replaceTrack(this.#trackIn(slot));
  }

  /** @param {media.Slot} slot */
  #streamOf(slot) {
    return slot === 'mic' || slot === 'camera' ? this.#streams.face : this.#streams.screen;
  }

  /** @param {media.Slot} slot */
  async #fit(slot) {
    const sender = this.#sections?.get(slot)?.sender;
    if (!sender?.track) return;
    const isScreen = sender.track === this.#tracks.get('screen');
    if (slot === 'mic') await encode(sender, { ...micPlan(this.#limit), ...FIRST });
    if (slot === 'camera' && !isScreen) await encode(sender, this.#cameraPlan(sender.track), 'balanced');
    if (isScreen) await encode(sender, screenPlan(this.#limit), 'maintain-resolution');
  }

  /** @param {MediaStreamTrack} track */
  #cameraPlan(track) {
    const height = track.getSettings?.().height ?? this.#want;
    return cameraPlan({ want: this.#want, height, shares: Boolean(this.#sections?.get('screen')?.sender.track), limit: this.#limit });
  }
}
