import { ornament } from '../lib/ornament.js';

/**
 * Calls `run` when the element's size changes; without an observer, when the window's does.
 *
 * @param {Element} element @param {() => void} run
 */
export function onResize(element, run) {
  const observed = ornament(() => {
    new ResizeObserver(run).observe(element);
    return true;
  }, false);
  if (!observed) addEventListener('resize', run);
}
