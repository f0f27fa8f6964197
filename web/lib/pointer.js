import { ornament } from './ornament.js';

/** Whether one touches this screen, rather than pointing at it with a mouse. */
export function isTouched() {
  return ornament(() => matchMedia('(pointer: coarse)').matches, false);
}
