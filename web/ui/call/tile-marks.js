import { icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

/** @typedef {'recording' | 'muted' | 'deaf'} Mark */

/** What one must know of somebody at a glance, before the name. */
export class TileMarks {
  #icons = {
    recording: icon('circle-dot', { label: t('recording.tile') }),
    muted: icon('mic-off', { label: t('call.tile.muted') }),
    deaf: icon('headphone-off', { label: t('deafen.tile') }),
  };

  elements = Object.values(this.#icons);

  constructor() {
    for (const element of this.elements) element.hidden = true;
  }

  /** @param {Mark} mark @param {boolean} on */
  show(mark, on) {
    this.#icons[mark].hidden = !on;
  }
}
