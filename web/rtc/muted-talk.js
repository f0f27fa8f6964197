const WITHIN = 3000; // ms
const SOUNDS = 7; // of the fifteen that are looked for in that time: speech has pauses, and keys that are typed are short

/** Tells talking from a noise, of a microphone that is muted. */
export class MutedTalk {
  /** @type {number[]} */
  #sounds = []; // ms of each

  /** @param {number} at ms of a sound @returns {boolean} whether somebody is talking */
  heard(at) {
    this.#sounds = [...this.#sounds.filter((sound) => at - sound < WITHIN), at];
    return this.#sounds.length >= SOUNDS;
  }
}
