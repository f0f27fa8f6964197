import { ornament } from '../lib/ornament.js';

const LOCK = 'parley.ring-sound';
const PRESSES = ['click', 'keydown'];
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
const NOTE_LENGTH = 0.5; // s
const LOUDNESS = 0.16; // of 1

/**
 * The tones of an incoming call, through one tab only. Most browsers let a tab sound once it was clicked or typed in:
 * until the first press it stays quiet, and leaves the ringing to a tab that may sound.
 */
export class RingSound {
  /** @type {AbortController | null} */
  #silence = null;

  /** Rings until stop(). */
  start() {
    if (this.#silence) return;
    this.#silence = new AbortController();
    const { signal } = this.#silence;
    ornament(() => ring(signal));
  }

  /** Twice, softly: for somebody who is talking already. */
  knock() {
    ornament(knock);
  }

  stop() {
    this.#silence?.abort();
    this.#silence = null;
  }
}

/** @param {AbortSignal} signal */
async function ring(signal) {
  const context = new AudioContext();
  signal.addEventListener('abort', () => ornament(() => context.close()));
  await allowed(context, signal);
  const turn = () => repeat(context, signal);
  // Whoever holds the lock sounds; when that tab goes, the next in line takes over by itself. Without locks, as off
  // https, there is no way to agree.
  const inTurn = navigator.locks ? () => navigator.locks.request(LOCK, { signal }, turn) : turn;
  await inTurn().catch(turn);
}

async function knock() {
  const context = new AudioContext();
  setTimeout(() => ornament(() => context.close()), KNOCK_LENGTH * 1000);
  await context.resume();
  play(context, KNOCK);
}

/**
 * Resolves once this tab may sound: at once, or at the first press.
 *
 * @param {AudioContext} context
 * @param {AbortSignal} signal
 */
function allowed(context, signal) {
  return new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    const look = () => context.state === 'running' && resolve();
    const press = () => ornament(() => context.resume());
    context.addEventListener('statechange', look, { signal });
    for (const event of PRESSES) addEventListener(event, press, { capture: true, signal });
    press();
    look();
  });
}

/** @param {AudioContext} context @param {AbortSignal} signal @returns {Promise<void>} when it is silent again */
async function repeat(context, signal) {
  if (signal.aborted) return;
  play(context, NOTES);
  const timer = setInterval(() => ornament(() => play(context, NOTES)), CYCLE * 1000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  clearInterval(timer);
}

/** @param {AudioContext} context @param {{at: number, hertz: number}[]} notes */
function play(context, notes) {
  for (const { at, hertz } of notes) note(context, context.currentTime + at, hertz);
}

/** @param {AudioContext} context @param {number} start @param {number} hertz */
function note(context, start, hertz) {
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_LENGTH);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(start + NOTE_LENGTH);
}
