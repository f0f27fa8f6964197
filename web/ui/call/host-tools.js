import { el, icon, setIcon } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

/**
 * What a host may do about the room as a whole. Events: `lock` (detail: whether to), `lower` (all
 * hands), `end`.
 *
 * @extends {Events<{lock: boolean, lower: undefined, end: undefined}>}
 */
export class HostTools extends Events {
  #glyph = icon('lock-open');
  #word = el('span');
  #hint = el('p', { class: 'quiet small', id: 'lock-hint' });
  #locked = false;
  #lock = el(
    'button',
    {
      class: 'button',
      type: 'button',
      'aria-describedby': 'lock-hint',
      data: { testid: 'lock' },
      on: { click: () => this.emit('lock', !this.#locked) },
    },
    this.#glyph,
    this.#word,
  );
  #lower = el(
    'button',
    {
      class: 'button',
      type: 'button',
      hidden: true,
      data: { testid: 'lower-all' },
      on: { click: () => this.emit('lower') },
    },
    icon('hand'),
    t('host.lower.all'),
  );
  #end = el(
    'button',
    {
      class: 'button button--danger-quiet',
      type: 'button',
      data: { testid: 'end' },
      on: { click: () => this.emit('end') },
    },
    icon('phone-off'),
    t('host.end'),
  );

  element = el(
    'section',
    { class: 'people-section host-tools', 'aria-label': t('host.tools'), hidden: true },
    el('div', { class: 'host-tools__actions' }, this.#lock, this.#lower, this.#end),
    this.#hint,
  );

  /** @param {number} raised how many */
  set hands(raised) {
    this.#lower.hidden = raised === 0;
  }

  /** @param {{isHost: boolean, locked: boolean}} state */
  show({ isHost, locked }) {
    this.#locked = locked;
    this.element.hidden = !isHost;
    setIcon(this.#glyph, locked ? 'lock-open' : 'lock');
    this.#word.textContent = t(locked ? 'host.unlock' : 'host.lock');
    this.#hint.textContent = t(locked ? 'host.locked.hint' : 'host.unlocked.hint');
  }
}
