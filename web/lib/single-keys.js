import { browserMemory } from './memory.js';
import { ornament } from './ornament.js';

const SETTING = 'parley.keys';

/** Whether single letters are shortcuts in a call. People who talk to their computer, or whose hands tremble, have none. */
export function singleKeys() {
  return browserMemory.read(SETTING) !== 'off';
}

/** @param {boolean} on */
export function setSingleKeys(on) {
  browserMemory.write(SETTING, on ? 'on' : 'off');
}

/** Whether it helps to name a key: they are on, and there is a keyboard. */
export function keysAreAtHand() {
  return singleKeys() && ornament(() => matchMedia('(hover: hover)').matches, true);
}
