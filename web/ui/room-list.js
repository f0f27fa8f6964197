import { el, fill, icon, reconcile } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { avatar } from './avatar.js';
import { emptyState } from './empty.js';

const NAMES_SHOWN = 3;
const FACES_SHOWN = 4;

/** The rooms, who is inside each, and the way in. */
export class RoomList {
  #container;
  #onCreate;
  #list = el('ul', { class: 'rows' });

  /** @param {{onCreate: () => void}} actions */
  constructor(container, { onCreate }) {
    this.#container = container;
    this.#onCreate = onCreate;
  }

  show(rooms) {
    if (rooms.length === 0) return this.#showEmpty();
    if (!this.#list.isConnected) fill(this.#container, this.#list);
    reconcile(
      this.#list,
      rooms,
      ({ id }) => id,
      ({ id }) => el('li', { class: 'row', data: { testid: `room-${id}` } }),
      update,
    );
  }

  #showEmpty() {
    fill(
      this.#container,
      emptyState({
        symbol: 'door-open',
        title: t('rooms.empty.title'),
        text: t('rooms.empty.text'),
        action: { label: t('rooms.empty.action'), run: this.#onCreate },
      }),
    );
  }
}

function update(row, room) {
  const seen = JSON.stringify([room.name, room.locked, room.hasPasscode, room.inside]);
  if (row.dataset.seen === seen) return;
  row.dataset.seen = seen;

  const hadFocus = row.contains(document.activeElement);
  const busy = room.inside.length > 0;
  const name = room.kind === 'call' ? t('rooms.call') : room.name;
  fill(
    row,
    el('span', { class: busy ? 'room-mark room-mark--busy' : 'room-mark' }, icon(busy ? 'video' : 'door-open')),
    el(
      'span',
      { class: 'row__text' },
      el('span', { class: 'row__title' }, name, barriers(room)),
      el('span', { class: 'row__line' }, busy ? namesOf(room.inside) : t('rooms.nobody')),
    ),
    busy &&
      el(
        'span',
        { class: 'faces' },
        room.inside.slice(0, FACES_SHOWN).map((person) => avatar(person)),
      ),
    el(
      'a',
      {
        class: busy ? 'button button--primary button--small' : 'button button--tinted button--small',
        href: `/r/${room.id}`,
        'aria-label': t('rooms.join.name', { room: name }),
        data: { testid: 'join' },
      },
      t('rooms.join'),
    ),
  );
  if (hadFocus) row.querySelector('a').focus();
}

function barriers(room) {
  return [
    room.locked && icon('lock', { label: t('rooms.locked') }),
    room.hasPasscode && icon('key-round', { label: t('rooms.passcode') }),
  ];
}

function namesOf(people) {
  const names = people.map((person) => person.name);
  if (names.length <= NAMES_SHOWN) return names.join(', ');
  return t('rooms.more', { names: names.slice(0, NAMES_SHOWN - 1).join(', '), more: names.length - NAMES_SHOWN + 1 });
}
