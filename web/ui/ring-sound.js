import { ornament } from '../lib/ornament.js';
import { play, repeat, speaker } from './tones.js';

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
const KNOCK_LENGTH = 1.5; // s
const RINGBACK_CYCLE = 4; // s
const RINGBACK = [
  { at: 0, hertz: 440, length: 1.2, loudness: 0.05 },
  { at: 0, hertz: 480, length: 1.2, loudness: 0.05 },
];

/**
 * The tones of an incoming call, through one tab only. Most browsers let a tab sound once it was clicked or typed in:
 * until the first press it stays quiet, and leaves the ringing to a tab that may sound.
 */
export class RingSound {
  #repeated = new Repeated(ring);

  /** Rings until stop(). */
  start() {
    this.#repeated.start();
  }

  /** Twice, softly: for somebody who is talking already. */
  knock() {
    ornament(knock);
  }

  stop() {
    this.#repeated.stop();
  }
}

/** What a caller hears while it rings elsewhere. */
export class Ringback {
  #repeated = new Repeated(ringback);

  start() {
    this.#repeated.start();
  }

  stop() {
    this.#repeated.stop();
  }
}

/** A sound that goes on until it is stopped, and is started once only. */
class Repeated {
  #sound;
  /** @type {AbortController | null} */
  #silence = null;

  /** @param {(signal: AbortSignal) => Promise<void>} sound */
  constructor(sound) {
    this.#sound = sound;
  }

  start() {
    if (this.#silence) return;
    this.#silence = new AbortController();
    const { signal } = this.#silence;
    ornament(() => this.#sound(signal));
  }

  stop() {
    this.#silence?.abort();
    this.#silence = null;
  }
}

/** @param {AbortSignal} signal */
async function ring(signal) {
  const context = await speaker(signal);
  const turn = () => repeat(context, NOTES, { every: CYCLE, signal });
  // Whoever holds the lock sounds; when that tab goes, the next in line takes over by itself. Without locks, as off
  // https, there is no way to agree.
  const inTurn = navigator.locks ? () => navigator.locks.request(LOCK, { signal }, turn) : turn;
  await inTurn().catch(turn);
}

/** @param {AbortSignal} signal */
async function ringback(signal) {
  await repeat(await speaker(signal), RINGBACK, { every: RINGBACK_CYCLE, signal });
}

async function knock() {
  const context = new AudioContext();
  setTimeout(() => ornament(() => context.close()), KNOCK_LENGTH * 1000);
  await context.resume();
  play(context, KNOCK);
}
