import { el, icon, reconcile } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { avatar } from '../avatar.js';

/** Who is in the room. */
export class People {
  #list = el('ul', { class: 'people' });

  /** @param {{invite: Node}} options */
  constructor({ invite }) {
    this.element = el('div', { class: 'people-view' }, this.#list, invite);
  }

  /**
   * @param {{peer: string, user: string, name: string, role: string, self: boolean, state: object,
   *   safety: string | null}[]} peers
   */
  show(peers) {
    reconcile(
      this.#list,
      peers,
      ({ peer }) => peer,
      () => el('li', { class: 'people__row' }),
      (row, peer) => row.replaceChildren(...this.#cells(peer)),
    );
  }

  #cells({ user, name, role, self, state, safety }) {
    const details = [
      role === 'guest' && t('call.people.guest'),
      role === 'host' && t('call.people.host'),
      safety &&
        el(
          'span',
          { title: t('call.safety.hint'), 'aria-label': t('call.safety', { emoji: safety }), role: 'img' },
          safety,
        ),
    ].filter(Boolean);
    return [
      avatar({ user, name }),
      el(
        'span',
        { class: 'people__name' },
        self ? t('call.people.you', { name }) : name,
        details.length > 0 && el('span', { class: 'quiet small people__details' }, ...details),
      ),
      state.hand ? icon('hand', { label: t('call.tile.hand') }) : null,
      state.screen ? icon('screen-share', { label: t('call.people.sharing') }) : null,
      icon(state.mic ? 'mic' : 'mic-off', { label: t(state.mic ? 'call.people.unmuted' : 'call.tile.muted') }),
    ].filter(Boolean);
  }
}
