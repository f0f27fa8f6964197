import { el, fill, icon, reconcile } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { avatar } from '../avatar.js';
import { needs } from '../call-obstacle.js';
import { dotOf, lineOf } from '../presence.js';

/**
 * @typedef {Pick<rest.Presence, 'user' | 'name' | 'status' | 'inCall' | 'text' | 'lastSeenAt'> & {ringing: boolean,
 *   outcome?: string}} Rung
 */

/** People who are not in the room and can be rung into it. @extends {Events<{ring: {user: string, name: string}}>} */
export class RingList extends Events {
  #list = el('ul', { class: 'people' });
  #most;

  /** @param {{most?: number}} [options] how many to show */
  constructor({ most = Infinity } = {}) {
    super();
    this.#most = most;
    this.element = el(
      'section',
      { class: 'people-section ring-list', hidden: true },
      el('h3', {}, t('host.ring')),
      this.#list,
    );
  }

  /** @param {Rung[]} people */
  show(people) {
    const shown = people.slice(0, this.#most);
    this.element.hidden = shown.length === 0;
    reconcile(
      this.#list,
      shown,
      ({ user }) => user,
      ({ user }) => el('li', { class: 'people__row', data: { testid: `ring-${user}` } }),
      (row, person) => this.#update(row, person),
    );
  }

  /** @param {HTMLElement} row @param {Rung} person */
  #update(row, person) {
    const { user, name, ringing, outcome } = person;
    const line = ringing ? t('host.ring.ringing') : outcome ? t(`host.ring.${outcome}`) : lineOf(person, null);
    const seen = JSON.stringify([name, dotOf(person), line, ringing]);
    if (row.dataset.seen === seen) return;
    row.dataset.seen = seen;
    const hadFocus = row.contains(document.activeElement);
    fill(
      row,
      el(
        'span',
        { class: 'presence' },
        avatar({ user, name }),
        el('span', { class: 'dot', data: { status: dotOf(person) } }),
      ),
      el(
        'span',
        { class: 'people__name' },
        el('span', { class: 'people__who' }, name),
        el('span', { class: 'quiet small' }, line),
      ),
      this.#ring(person),
    );
    if (hadFocus) row.querySelector('button')?.focus();
  }

  /** @param {Rung} person */
  #ring(person) {
    return el(
      'button',
      {
        class: 'button button--tinted button--small',
        type: 'button',
        'aria-label': t('host.ring.name', person),
        data: { testid: 'ring' },
        ...(person.ringing ? { 'aria-disabled': 'true' } : needs('ring')),
        on: { click: () => person.ringing || this.emit('ring', person) },
      },
      icon('phone'),
      t('host.ring.action'),
    );
  }
}
