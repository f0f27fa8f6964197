import { el, fill, icon, setIcon } from '../../lib/dom.js';
import { reasonOf } from '../../lib/line-level.js';
import { t } from '../../lib/i18n.js';
import { popover } from './popover.js';

/** By shape as well as by colour. @type {Record<rest.Verdict, string>} */
const GLYPHS = { good: 'signal-high', fair: 'signal-medium', poor: 'signal-low' };

/** @typedef {Pick<protocol.QualitySample, 'lossPercent' | 'rttMs' | 'jitterMs' | 'receiveKbps' | 'sendKbps' | 'width' |
 *   'height' | 'fps' | 'relay'>} Sample */

/** How good the connection with somebody is, and by a press why. */
export class ConnectionMark {
  #glyph = icon(GLYPHS.good);
  #title = el('p', { class: 'why__title' });
  #text = el('div', { class: 'why__text' });
  /** @type {rest.Verdict | null} */
  #level = null;

  constructor() {
    this.button = el('button', { class: 'tile__signal', type: 'button', hidden: true }, this.#glyph);
    // A tile is dragged by its face, and pinned by two clicks on it.
    for (const event of ['pointerdown', 'dblclick']) {
      this.button.addEventListener(event, (pressed) => pressed.stopPropagation());
    }
    this.details = popover(this.button, t('call.quality.good'), this.#title, this.#text);
    this.details.classList.add('why');
  }

  /** From now on there is a connection to speak of. */
  begin() {
    if (!this.#level) this.#mark('good');
  }

  /** @param {{level: rest.Verdict, sample: Sample}} reading */
  show({ level, sample }) {
    this.#mark(level);
    const reason = level === 'good' ? null : reasonOf(sample);
    const { lossPercent: percent, rttMs: ms, receiveKbps: down, sendKbps: up, width, height, fps, relay } = sample;
    const lines = [
      t('network.loss', { percent }),
      t('network.delay', { ms }),
      t('network.rate', { down, up }),
      width > 0 && t('network.picture', { width, height, fps }),
      relay && t('network.relay'),
    ];
    fill(
      this.#text,
      reason && el('p', {}, t(`network.because.${reason}`)),
      el('ul', {}, lines.map((line) => line && el('li', {}, line))),
    );
  }

  /**
   * Of one's own line: there is a mark while less is sent.
   *
   * @param {'full' | 'reduced' | 'paused'} state
   * @param {() => void} turnBackOn
   */
  showOwn(state, turnBackOn) {
    this.button.hidden = state === 'full';
    if (state === 'full') return this.details.matches(':popover-open') && this.details.hidePopover();
    this.#mark(state === 'paused' ? 'poor' : 'fair', t(`network.own.${state}`));
    const run = () => (this.details.hidePopover(), turnBackOn());
    fill(
      this.#text,
      el('p', {}, t('network.weak')),
      state === 'paused' &&
        el('button', { class: 'button button--small', type: 'button', on: { click: run } }, t('network.videoBack')),
    );
  }

  /** @param {rest.Verdict} level */
  #mark(level, quality = t(`call.quality.${level}`)) {
    this.#level = level;
    this.button.hidden = false;
    this.button.dataset.level = level;
    this.button.setAttribute('aria-label', t('network.mark', { quality }));
    this.details.setAttribute('aria-label', quality);
    this.#title.textContent = quality;
    setIcon(this.#glyph, GLYPHS[level]);
  }
}
