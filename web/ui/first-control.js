const CONTROLS = 'button, a[href], input';

/** The first thing in there that one can press or type in. @param {HTMLElement} within @returns {HTMLElement | null} */
export function firstControl(within) {
  /** @type {HTMLElement[]} */
  const controls = [...within.querySelectorAll(/** @type {'button'} */ (CONTROLS))];
  return controls.find((control) => control.getClientRects().length > 0) ?? null;
}
