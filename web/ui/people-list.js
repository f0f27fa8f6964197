import { el, fill, find, icon, present, reconcile, setAttribute } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { avatar } from './avatar.js';
import { needs } from './call-obstacle.js';
import { emptyState } from './empty.js';
import { dotOf, lineOf } from './presence.js';

/** The team: who is here, what they are doing, and a button to ring each. */
export class PeopleList {
  #container;
  #onRing;
  #onMessage;
  #unreadOf;
  #onInvite;
  #list = el('ul', { class: 'rows' });
  /** @type {WeakMap<HTMLElement, rest.Presence>} */
  #shown = new WeakMap(); // row → whom it shows

  /**
   * @param {HTMLElement} container
   * @param {{onRing: (presence: rest.Presence) => void, onMessage: (presence: rest.Presence) => void,
   *   unreadOf: (user: string) => number, onInvite: () => void}} actions
   */
  constructor(container, { onRing, onMessage, unreadOf, onInvite }) {
    this.#container = container;
    this.#onRing = onRing;
    this.#onMessage = onMessage;
    this.#unreadOf = unreadOf;
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
    this.#showUnread(row, presence);
    row.classList.toggle('row--faded', presence.status === 'offline');
    this.#shown.set(row, presence);
    row.dataset.testid = `person-${user}`;
  }

  /** @param {HTMLElement} row @param {rest.Presence} presence */
  #showUnread(row, { user, name }) {
    const unread = this.#unreadOf(user);
    const button = present(find(row, '.row__message'));
    setAttribute(button, 'data-count', unread > 0 ? String(unread) : null);
    const label = t('message.open', { name, unread });
    button.title = label;
    button.setAttribute('aria-label', label);
  }

  /** @param {HTMLElement} row @param {(presence: rest.Presence) => void} act */
  #on(row, act) {
    const presence = this.#shown.get(row);
    if (presence) act(presence);
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
          class: 'button button--icon button--quiet row__message',
          type: 'button',
          data: { testid: 'message' },
          on: { click: () => this.#on(row, this.#onMessage) },
        },
        icon('message-square'),
      ),
      el(
        'button',
        {
          class: 'button button--tinted button--small',
          type: 'button',
          'aria-label': t('people.ring.name', { name }),
          ...needs('ring'),
          data: { testid: 'ring' },
          on: { click: () => this.#on(row, this.#onRing) },
        },
        icon('phone'),
        el('span', {}, t('people.ring')),
      ),
    );
  }
}
