const DEAD = -80; // decibels: below any room, even where noise is filtered
const AFTER = 4000; // ms of nothing until it is believed
const TALKING = 3000; // ms since another one was heard in which they are in a conversation

/**
 * Whether a microphone that is on hears nothing while others talk: a switch on the headset, a plug half out. Once for
 * each microphone, since some filters let nothing through while one listens.
 */
export class DeadMic {
  #since = 0;
  #talkedAt = -Infinity;
  #told = false;

  /** Another microphone, another chance. */
  reset() {
    this.#since = 0;
    this.#told = false;
  }

  /**
   * @param {{at: number, decibels: number | null, on: boolean, othersTalk: boolean}} look `on` where others are meant
   *   to hear it
   * @returns {'dead' | 'alive' | null} what there is to tell now
   */
  look({ at, decibels, on, othersTalk }) {
    if (othersTalk) this.#talkedAt = at;
    const isSilent = on && decibels !== null && decibels < DEAD;
    if (!isSilent) {
      this.#since = 0;
      return this.#told && on ? 'alive' : null;
    }
    this.#since ||= at;
    if (this.#told || at - this.#since < AFTER || at - this.#talkedAt > TALKING) return null;
    this.#told = true;
    return 'dead';
  }
}
