import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { isTouched } from '../../lib/pointer.js';
import { speaker } from '../../ui/tones.js';

const LISTS_FIRST = 300; // ms: to open a way to sound takes a tenth of a second, in which nothing else is shown
const AFTER = 1000; // ms in which a browser that lets the tab sound has said so

/**
 * Says that calls ring in silence until the page was clicked once, in browsers where they do. Where the tab may sound, by
 * a setting, by many visits, or once it was clicked, there is nothing to say.
 *
 * @param {HTMLElement} container
 */
export function offerSound(container) {
  setTimeout(() => tryToSound(container), LISTS_FIRST);
}

/** @param {HTMLElement} container */
function tryToSound(container) {
  const trial = new AbortController();
  const hint = el(
    'button',
    { class: 'sound-hint', type: 'button', data: { testid: 'sound-hint' } },
    icon('bell-ring'),
    t(isTouched() ? 'sound.tap' : 'sound.click'),
  );
  const show = setTimeout(() => container.append(hint), AFTER);
  const may = () => {
    clearTimeout(show);
    hint.remove();
    trial.abort();
  };
  // Where there is no sound at all, no click would mend it.
  speaker(trial.signal).then(may, may);
}
