import { ornament } from '../lib/ornament.js';

/** What the platform does to a camera or a microphone, by the name of its capability and constraint. */
const CAPABILITIES = /** @type {const} */ ({ blur: 'backgroundBlur', isolation: 'voiceIsolation' });

/** @typedef {keyof typeof CAPABILITIES} Effect */

/** By the device that each is of. @type {Record<Effect, media.Device>} */
export const EFFECTS = { blur: 'camera', isolation: 'mic' };

/**
 * Whether one can turn it on and off here: some systems have it but leave it to their own settings.
 *
 * @param {media.Track} track
 * @param {Effect} effect
 */
export function canSwitch(track, effect) {
  const capabilities = ornament(() => /** @type {Record<string, any>} */ (track?.getCapabilities()), undefined);
  const choices = capabilities?.[CAPABILITIES[effect]];
  return Array.isArray(choices) && choices.includes(true) && choices.includes(false);
}

/** @param {media.Track} track @param {Effect} effect @returns {boolean} */
export function isOn(track, effect) {
  return /** @type {Record<string, any>} */ (track?.getSettings())?.[CAPABILITIES[effect]] === true;
}

/**
 * Switches it without a new picture or sound. What was asked of the device before stays asked.
 *
 * @param {MediaStreamTrack} track
 * @param {Effect} effect
 * @param {boolean} on
 * @returns {Promise<void>} also where the device refuses; `isOn` tells what came of it
 */
export async function switchEffect(track, effect, on) {
  if (!canSwitch(track, effect) || isOn(track, effect) === on) return;
  await ornament(() => track.applyConstraints({ ...track.getConstraints(), [CAPABILITIES[effect]]: on }));
}
