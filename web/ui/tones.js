import { ornament } from '../lib/ornament.js';

const PRESSES = ['click', 'keydown'];
const NOTE_LENGTH = 0.5; // s
const LOUDNESS = 0.16; // of 1

/** @typedef {{at: number, hertz: number, length?: number, loudness?: number}} Note `at` and `length` in s */

/**
 * A way to sound until `signal` says so. Most browsers let a tab sound once it was clicked or typed in, some at once.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<AudioContext>} once this tab may sound: at once, or at the first press
 */
export async function speaker(signal) {
  const context = new AudioContext();
  signal.addEventListener('abort', () => ornament(() => context.close()));
  await new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    const look = () => context.state === 'running' && resolve();
    const press = () => ornament(() => context.resume());
    context.addEventListener('statechange', look, { signal });
    for (const event of PRESSES) addEventListener(event, press, { capture: true, signal });
    press();
    look();
  });
  return context;
}

/**
 * Plays notes every so many seconds.
 *
 * @param {AudioContext} context
 * @param {Note[]} notes
 * @param {{every: number, signal: AbortSignal}} options
 * @returns {Promise<void>} when it is silent again
 */
export async function repeat(context, notes, { every, signal }) {
  if (signal.aborted) return;
  play(context, notes);
  const timer = setInterval(() => ornament(() => play(context, notes)), every * 1000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  clearInterval(timer);
}

/** @param {AudioContext} context @param {Note[]} notes */
export function play(context, notes) {
  for (const note of notes) sound(context, note);
}

/** @param {AudioContext} context @param {Note} note */
function sound(context, { at, hertz, length = NOTE_LENGTH, loudness = LOUDNESS }) {
  const start = context.currentTime + at;
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, start + length);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(start + length);
}
