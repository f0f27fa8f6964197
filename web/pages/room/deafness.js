import { t } from '../../lib/i18n.js';

/**
 * Hearing nobody for a while. Who cannot hear does not talk either: the microphone goes off, which is what the others
 * see, and turning it on again is the end of it.
 */
export class Deafness {
  #view;
  #media;
  #hadMic = false;
  /** @type {(() => void) | null} */
  #stopNote = null;

  deaf = false;

  /** @param {import('./call.js').Parts} parts */
  constructor({ view, media, signal }) {
    this.#view = view;
    this.#media = media;
    media.addEventListener('change', () => this.deaf && media.micOn && this.toggle(), { signal });
  }

  toggle() {
    const { stage, more, notices } = this.#view;
    this.deaf = !this.deaf;
    if (this.deaf) {
      this.#hadMic = this.#media.wanted.mic;
      this.#media.mute(true);
    }
    stage.deaf = this.deaf;
    more.mark('deafen', this.deaf);
    this.#stopNote?.();
    const hear = { label: t('deafen.stop'), run: () => this.toggle() };
    this.#stopNote = this.deaf ? notices.say(t('deafen.on'), { key: 'deafen', action: hear, stays: true }) : null;
    if (!this.deaf && this.#hadMic && !this.#media.micOn) this.#offerMic();
  }

  /** It was turned off with the sound; it does not come on unasked. */
  #offerMic() {
    const action = { label: t('host.muted.undo'), run: () => this.#media.mute(false) };
    this.#view.notices.say(t('deafen.off'), { key: 'deafen', action });
  }
}
