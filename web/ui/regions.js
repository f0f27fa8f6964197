/**
 * The regions of all pages that F6 goes round, in this order: what waits for an answer comes first. `stop` is what gets
 * the focus in a region; without one the region itself does.
 *
 * @type {{region: string, stop?: string}[]}
 */
const REGIONS = [
  { region: '.ring', stop: 'button, a' },
  { region: '.call .notices', stop: 'button, a' },
  { region: '.call .banner', stop: 'button, a' },
  { region: '.call .hear' },
  { region: '.offer', stop: 'button' },
  { region: 'body > .bar', stop: '[aria-current], a' },
  { region: '.index', stop: '[aria-current]' },
  { region: 'main:not(:has(> .call))', stop: 'a, button, input, select, textarea, [tabindex]' },
  { region: '.stage', stop: '[tabindex="0"]' },
  { region: '.stage:not(:has([tabindex="0"]))' },
  { region: '.call__bar', stop: '[data-name="mic"]' },
  { region: '.call > .panel' },
];

/** Moves the focus to the next region that is there. @param {boolean} [backwards] */
export function goToNextRegion(backwards = false) {
  const stops = REGIONS.flatMap(stopsOf);
  const at = stops.findIndex(({ region }) => region.contains(document.activeElement));
  const next = backwards ? (at < 0 ? stops.length : at) - 1 : at + 1;
  stops.at(next % stops.length)?.stop.focus();
}

/** F6 and Shift F6, on pages that have no other keys. */
export function listenForF6() {
  addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.defaultPrevented) return;
    event.preventDefault();
    goToNextRegion(event.shiftKey);
  });
}

/** @param {(typeof REGIONS)[number]} one */
function stopsOf({ region: selector, stop: first }) {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]).flatMap((region) => {
    const stop = first ? [...region.querySelectorAll(first)].find(isThere) : region;
    return stop instanceof HTMLElement && isThere(stop) ? { region, stop } : [];
  });
}

/** @param {Element} element */
function isThere(element) {
  return element.getClientRects().length > 0 && !element.matches(':disabled');
}
