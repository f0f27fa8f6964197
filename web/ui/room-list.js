import { el, fill, find, focusedIn, icon, reconcile } from '../lib/dom.js';
import { nameOf } from '../lib/guest-name.js';
import { t } from '../lib/i18n.js';
import { roomPath } from '../lib/room-path.js';
import { roomNameOf } from '../lib/server-names.js';
import { avatar } from './avatar.js';
import { needs } from './call-obstacle.js';
import { emptyState } from './empty.js';
import { calendarLink, whenOf } from './meeting.js';

const NAMES_SHOWN = 3;
const FACES_SHOWN = 4;

/** The rooms, who is inside each, and the way in. */
export class RoomList {
  #container;
  #onCreate;
  #onChange;
  #mayChange;
  #list = el('ul', { class: 'rows' });

  /**
   * @param {HTMLElement} container
   * @param {{onCreate: () => void, onChange: (room: rest.Room) => void, mayChange: (room: rest.Room) => boolean}}
   *   actions
   */
  constructor(container, { onCreate, onChange, mayChange }) {
    this.#container = container;
    this.#onCreate = onCreate;
    this.#onChange = onChange;
    this.#mayChange = mayChange;
  }

  /** @param {rest.Room[]} rooms */
  show(rooms) {
    if (rooms.length === 0) return this.#showEmpty();
    if (!this.#list.isConnected) fill(this.#container, this.#list);
    reconcile(
      this.#list,
      rooms,
      ({ id }) => id,
      ({ id }) => el('li', { class: 'row', data: { testid: `room-${id}` } }),
      (row, room) => update(row, room, this.#mayChange(room) ? () => this.#onChange(room) : null),
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

/**
 * @param {HTMLElement} row
 * @param {rest.Room} room
 * @param {(() => void) | null} change what changes the room, for whoever may
 */
function update(row, room, change) {
  const { locked, hasPasscode, inside, capacity } = room;
  const when = whenOf(room);
  const seen = JSON.stringify([room.name, locked, hasPasscode, inside, capacity, Boolean(change), when]);
  if (row.dataset.seen === seen) return;
  row.dataset.seen = seen;

  const focused = focusedIn(row);
  const busy = inside.length > 0;
  const full = inside.length >= capacity;
  const name = room.kind === 'call' ? t('rooms.call') : roomNameOf(room);
  fill(
    row,
    el('span', { class: busy ? 'room-mark room-mark--busy' : 'room-mark' }, icon(busy ? 'video' : 'door-open')),
    el(
      'span',
      { class: 'row__text' },
      el('span', { class: 'row__title' }, name, barriers(room)),
      el('span', { class: 'row__line' }, [when, (busy || !when) && lineOf(inside, full)].filter(Boolean).join(' · ')),
    ),
    busy &&
      el(
        'span',
        { class: 'faces' },
        room.inside.slice(0, FACES_SHOWN).map((person) => avatar(person)),
      ),
    room.schedule && calendarLink(room),
    change && settingsButton(name, change),
    el(
      'a',
      {
        class: busy && !full ? 'button button--primary button--small' : 'button button--tinted button--small',
        href: roomPath(room.id),
        'aria-label': t('rooms.join.name', { room: name }),
        ...needs('call'),
        data: { testid: 'join' },
      },
      t('rooms.join'),
    ),
  );
  if (focused) find(row, `[data-testid="${focused}"]`)?.focus();
}

/** @param {rest.Named[]} inside @param {boolean} full */
function lineOf(inside, full) {
  if (inside.length === 0) return t('rooms.nobody');
  return full ? t('rooms.full', { names: namesOf(inside) }) : namesOf(inside);
}

/** @param {string} name @param {() => void} change */
function settingsButton(name, change) {
  const label = t('rooms.settings.name', { room: name });
  return el(
    'button',
    {
      class: 'button button--icon button--quiet row__settings',
      type: 'button',
      'aria-label': label,
      title: label,
      data: { testid: 'room-settings' },
      on: { click: change },
    },
    icon('settings-2'),
  );
}

/** What stands in the way into a room. @param {rest.Room} room */
export function barriers(room) {
  return [
    room.locked && icon('lock', { label: t('rooms.locked') }),
    room.hasPasscode && icon('key-round', { label: t('rooms.passcode') }),
  ];
}

/** @param {rest.Named[]} people */
function namesOf(people) {
  const names = people.map(nameOf);
  if (names.length <= NAMES_SHOWN) return names.join(', ');
  return t('rooms.more', { names: names.slice(0, NAMES_SHOWN - 1).join(', '), more: names.length - NAMES_SHOWN + 1 });
}
