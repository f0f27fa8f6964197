import { el, fill, find, focusedIn, icon, reconcile } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { avatar } from '../avatar.js';
import { guestMark } from '../guest-mark.js';
import { HandMark } from './hand-mark.js';

/**
 * @typedef {{peer: string, user: string, name: string, guest: boolean, role?: string, self?: boolean,
 *   state: protocol.PeerState, hand?: number | null, safety?: string | null, connection?: string}} Listed
 */

/**
 * Who is in the room, and for hosts what they may do about each. Events: `mute`, `lower`, `remove` (detail: the
 * peer).
 *
 * @extends {Events<Record<'mute' | 'lower' | 'remove', {peer: string, name: string}>>}
 */
export class People extends Events {
  #list = el('ul', { class: 'people', 'aria-label': t('call.people') });

  /** @param {{above: Node[], below: Node[]}} options what stands before and after the list */
  constructor({ above, below }) {
    super();
    this.element = el('div', { class: 'people-view' }, ...above, this.#list, ...below);
  }

  /**
   * @param {Listed[]} peers
   * @param {boolean} hosting whether one may mute and remove
   */
  show(peers, hosting) {
    reconcile(
      this.#list,
      peers,
      ({ peer }) => peer,
      () => el('li', { class: 'people__row' }),
      (row, peer) => this.#update(row, peer, hosting && !peer.self),
    );
  }

  /** @param {HTMLElement} row @param {Listed} peer @param {boolean} hosting */
  #update(row, peer, hosting) {
    const { user, name, role, state, hand, safety, connection } = peer;
    const seen = JSON.stringify([name, role, state, hand, safety, connection, hosting]);
    if (row.dataset.seen === seen) return;
    row.dataset.seen = seen;
    row.dataset.testid = `person-${user}`;
    const focused = focusedIn(row);
    fill(row, this.#cells(peer, hosting));
    // What was just done may have taken its button away.
    if (focused) (find(row, `[data-testid="${focused}"]`) ?? row.querySelector('button'))?.focus();
  }

  /** @param {Listed} peer @param {boolean} hosting */
  #cells({ peer, user, name, guest, role, self, state, hand = null, safety, connection }, hosting) {
    const details = [
      guestMark({ guest }),
      role === 'host' && t('call.people.host'),
      connection === 'reconnecting' && t('host.person.away'),
      safety &&
        el(
          'span',
          { title: t('call.safety.hint'), 'aria-label': t('call.safety', { emoji: safety }), role: 'img' },
          safety,
        ),
    ].filter(Boolean);
    const { mic, screen, recording } = state;
    const detail = { peer, name: nameOf({ name, guest }) };
    return [
      avatar({ user, name }),
      el(
        'span',
        { class: 'people__name' },
        el('span', { class: 'people__who' }, self ? t('call.people.you', { name }) : name),
        details.length > 0 && el('span', { class: 'quiet small people__details' }, details),
      ),
      hand !== null && (hosting ? this.#lowers(hand, detail) : new HandMark().show(hand)),
      recording && icon('circle-dot', { label: t('recording.tile') }),
      screen && icon('screen-share', { label: t('call.people.sharing') }),
      hosting && mic
        ? this.#action('mute', detail, icon('mic'))
        : icon(mic ? 'mic' : 'mic-off', { label: t(mic ? 'call.people.unmuted' : 'call.tile.muted') }),
      hosting && this.#action('remove', detail, icon('user-x')),
    ];
  }

  /** The number stays to be read. @param {number} hand @param {{peer: string, name: string}} detail */
  #lowers(hand, detail) {
    const button = this.#action('lower', detail, new HandMark().show(hand));
    button.setAttribute('aria-label', t('host.lower.name', { ...detail, number: hand }));
    return button;
  }

  /** @param {'mute' | 'lower' | 'remove'} name @param {{peer: string, name: string}} detail @param {Node} mark */
  #action(name, detail, mark) {
    const label = t(`host.${name}.name`, detail);
    const tell = () => this.emit(name, detail);
    return el(
      'button',
      {
        class: 'button button--icon button--quiet people__action',
        type: 'button',
        'aria-label': label,
        title: label,
        data: { testid: name },
        on: { click: tell },
      },
      mark,
    );
  }
}
