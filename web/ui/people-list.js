import { el, fill, find, icon, present, reconcile } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { avatar } from './avatar.js';
import { needs } from './call-obstacle.js';
import { emptyState } from './empty.js';
import { dotOf, lineOf } from './presence.js';

/** The team: who is here, what they are doing, and a button to ring each. */
export class PeopleList {
  #container;
  #onRing;
  #onInvite;
  #list = el('ul', { class: 'rows' });
  /** @type {WeakMap<HTMLElement, rest.Presence>} */
  #shown = new WeakMap(); // row → whom it shows

  /**
   * @param {HTMLElement} container
   * @param {{onRing: (presence: rest.Presence) => void, onInvite: () => void}} actions
   */
  constructor(container, { onRing, onInvite }) {
    this.#container = container;
    this.#onRing = onRing;
    this.#onInvite = onInvite;
  }

  /**
   * @param {rest.Presence[]} people in the order to show
   * @param {(room: string | null) => string|null} roomName
   */
  show(people, roomName) {
    if (people.length === 0) return this.#showEmpty();
    if (!this.#list.isConnected) fill(this.#container, this.#list);
    reconcile(
      this.#list,
      people,
      ({ user }) => user,
      () => el('li', { class: 'row' }),
      (row, presence) => this.#update(row, presence, roomName(presence.room)),
    );
  }

  #showEmpty() {
    fill(
      this.#container,
      emptyState({
        symbol: 'users',
        title: t('people.empty.title'),
        text: t('people.empty.text'),
        action: { label: t('people.empty.action'), run: this.#onInvite },
      }),
    );
  }

  /** @param {HTMLElement} row @param {rest.Presence} presence @param {string | null} roomName */
  #update(row, presence, roomName) {
    const { user, name } = presence;
    if (row.dataset.name !== name) this.#build(row, presence);
    present(find(row, '.dot')).dataset.status = dotOf(presence);
    present(find(row, '.row__line')).textContent = lineOf(presence, roomName);
    row.classList.toggle('row--faded', presence.status === 'offline');
    this.#shown.set(row, presence);
    row.dataset.testid = `person-${user}`;
  }

  /** @param {HTMLElement} row */
  #ring(row) {
    const presence = this.#shown.get(row);
    if (presence) this.#onRing(presence);
  }

  /** @param {HTMLElement} row @param {rest.Presence} presence */
  #build(row, { user, name }) {
    row.dataset.name = name;
    fill(
      row,
      el('span', { class: 'presence' }, avatar({ user, name }), el('span', { class: 'dot' })),
      el('span', { class: 'row__text' }, el('span', { class: 'row__title' }, name), el('span', { class: 'row__line' })),
      el(
        'button',
        {
          class: 'button button--tinted button--small',
          type: 'button',
          'aria-label': t('people.ring.name', { name }),
          ...needs('ring'),
          data: { testid: 'ring' },
          on: { click: () => this.#ring(row) },
        },
        icon('phone'),
        t('people.ring'),
      ),
    );
  }
}
