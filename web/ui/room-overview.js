import { el, fill, find, focusedIn, icon, reconcile } from '../lib/dom.js';
import { nameOf } from '../lib/guest-name.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { roomNameOf } from '../lib/server-names.js';
import { actionButton } from './action-button.js';
import { confirm } from './confirm.js';
import { barriers } from './room-list.js';
import { toast } from './toast.js';

/** @type {Record<rest.Room['kind'], string>} */
const SYMBOLS = { team: 'door-open', private: 'lock', adhoc: 'link', call: 'phone' };

/** All rooms of the server, for an admin. */
export class RoomOverview {
  #actions;
  element = el('ul', { class: 'rows' });

  /**
   * @param {{mayChange: (room: rest.Room) => boolean, change: (room: rest.Room) => unknown,
   *   end: (room: rest.Room) => Promise<void>}} actions
   */
  constructor(actions) {
    this.#actions = actions;
  }

  /** @param {rest.Room[]} rooms */
  show(rooms) {
    reconcile(
      this.element,
      // In the order of their names: nothing moves under a finger when people come and go.
      rooms.toSorted((a, b) => roomNameOf(a).localeCompare(roomNameOf(b))),
      ({ id }) => id,
      ({ id }) => el('li', { class: 'row row--told', data: { testid: `room-${id}` } }),
      (row, room) => this.#update(row, room),
    );
  }

  /** @param {HTMLElement} row @param {rest.Room} room */
  #update(row, room) {
    const mayChange = this.#actions.mayChange(room);
    const seen = JSON.stringify([room, mayChange]);
    if (row.dataset.seen === seen) return;
    row.dataset.seen = seen;
    const focused = focusedIn(row);
    const busy = room.inside.length > 0;
    const name = titleOf(room);
    const settings = t('rooms.settings.name', { room: name });
    fill(
      row,
      el(
        'span',
        { class: busy ? 'room-mark room-mark--busy' : 'room-mark' },
        icon(busy ? 'video' : SYMBOLS[room.kind]),
      ),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, name, barriers(room)),
        el('span', { class: 'row__line' }, lineOf(room)),
      ),
      el(
        'span',
        { class: 'row__actions' },
        busy &&
          actionButton({
            text: t('admin.end'),
            label: t('admin.rooms.end.label', { room: name }),
            testid: 'end-room',
            run: () => this.#ask(room, name),
          }),
        mayChange &&
          actionButton({
            symbol: 'settings-2',
            label: settings,
            testid: 'room-settings',
            run: () => this.#actions.change(room),
          }),
      ),
    );
    if (focused) find(row, `[data-testid="${focused}"]`)?.focus();
  }

  /** @param {rest.Room} room @param {string} name */
  #ask(room, name) {
    confirm({
      title: t('admin.rooms.end.title', { room: name }),
      text: t('admin.rooms.end.text', { count: room.inside.length }),
      action: t('admin.end'),
      run: () => this.#actions.end(room).catch((error) => toast(sentenceFor(error))),
    });
  }
}

/** @param {rest.Room} room */
function titleOf(room) {
  return room.kind === 'call' ? t('admin.rooms.call') : roomNameOf(room);
}

/** @param {rest.Room} room */
function lineOf({ kind, inside, capacity }) {
  const names = inside.map(nameOf).join(', ');
  const who =
    inside.length > 0
      ? t('admin.rooms.inside', { inside: inside.length, capacity, names })
      : t('admin.rooms.empty', { capacity });
  return `${t(`admin.rooms.kind.${kind}`)} · ${who}`;
}
