const OF_AN_INPUT_METHOD = 229; // keyCode

/**
 * Whether a key belongs to an input method that puts a syllable or a word together. Safari ends the composition first
 * and sends the key that ended it afterwards, as if it were an ordinary one; its old number alone tells.
 *
 * @param {KeyboardEvent} event
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === OF_AN_INPUT_METHOD;
}

/** From here on, in every field and form: an Enter or Escape that ends a composition does nothing else. */
export function keepCompositions(target = window) {
  /** @param {KeyboardEvent} event */
  const keep = (event) => {
    if (isComposing(event) && ['Enter', 'Escape'].includes(event.key)) event.preventDefault();
  };
  target.addEventListener('keydown', keep, { capture: true });
}
