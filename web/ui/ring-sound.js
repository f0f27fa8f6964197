const LOCK = 'parley.ring-sound';
const CYCLE = 3; // s from one ring to the next
const NOTES = [
  { at: 0, hertz: 587.33 },
  { at: 0.18, hertz: 783.99 },
  { at: 0.36, hertz: 880 },
  { at: 0.9, hertz: 587.33 },
  { at: 1.08, hertz: 783.99 },
  { at: 1.26, hertz: 880 },
];
const KNOCK = [
  { at: 0, hertz: 220 },
  { at: 0.16, hertz: 220 },
];
const NOTE_LENGTH = 0.5; // s
const LOUDNESS = 0.16; // of 1

/**
 * The tones of an incoming call, through one tab only. A browser lets a tab sound once it was clicked or typed in;
 * until then it stays quiet and leaves the ringing to a tab that may.
 */
export class RingSound {
  #context = null;
  #timer = 0;
  #silence = null;

  /** Rings until stop(). */
  start() {
    if (this.#silence || !navigator.userActivation?.hasBeenActive) return;
    this.#silence = new AbortController();
    const { signal } = this.#silence;
    // Whoever holds the lock sounds; when that tab goes, the next in line takes over by itself. Off https there are no
    // locks, and so no way to agree.
    if (navigator.locks) navigator.locks.request(LOCK, { signal }, () => this.#ringUntil(signal)).catch(ignoreAbort);
    else this.#ringUntil(signal);
  }

  /** Twice, softly: for somebody who is talking already. */
  knock() {
    if (navigator.userActivation?.hasBeenActive) this.#play(KNOCK);
  }

  stop() {
    this.#silence?.abort();
    this.#silence = null;
  }

  #ringUntil(signal) {
    if (signal.aborted) return undefined;
    this.#play(NOTES);
    this.#timer = setInterval(() => this.#play(NOTES), CYCLE * 1000);
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        clearInterval(this.#timer);
        this.#context?.close();
        this.#context = null;
        resolve();
      });
    });
  }

  #play(notes) {
    this.#context ??= new AudioContext();
    for (const { at, hertz } of notes) this.#note(this.#context.currentTime + at, hertz);
  }

  #note(start, hertz) {
    const tone = new OscillatorNode(this.#context, { type: 'sine', frequency: hertz });
    const gain = new GainNode(this.#context, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_LENGTH);
    tone.connect(gain).connect(this.#context.destination);
    tone.start(start);
    tone.stop(start + NOTE_LENGTH);
  }
}

function ignoreAbort(error) {
  if (error.name !== 'AbortError') throw error;
}
