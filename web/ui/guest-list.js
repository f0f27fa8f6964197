import { el, fill, focusedIn, find, reconcile } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { deviceNameOf } from '../lib/server-names.js';
import { clock } from '../lib/time.js';
import { actionButton } from './action-button.js';
import { avatar } from './avatar.js';
import { confirm } from './confirm.js';
import { guestMark } from './guest-mark.js';
import { toast } from './toast.js';
import { sentenceFor } from '../lib/problems.js';

/** The guests who are here now, each with a way to put them out. */
export class GuestList {
  #options;
  #list = el('ul', { class: 'rows' });
  element = el('div', {});

  /**
   * @param {{roomName: (id: string | null) => string | null, inviter: (invite: string) => string | null,
   *   putOut: (guest: rest.Guest) => Promise<void>}} options
   */
  constructor(options) {
    this.#options = options;
  }

  /** @param {rest.Guest[]} guests */
  show(guests) {
    if (guests.length === 0) {
      fill(this.element, el('p', { class: 'part__none quiet', data: { testid: 'no-guests' } }, t('admin.guests.none')));
      return;
    }
    if (!this.#list.isConnected) fill(this.element, this.#list);
    reconcile(
      this.#list,
      guests,
      ({ user }) => user,
      ({ user }) => el('li', { class: 'row row--told', data: { testid: `guest-${user}` } }),
      (row, guest) => this.#update(row, guest),
    );
  }

  /** @param {HTMLElement} row @param {rest.Guest} guest */
  #update(row, guest) {
    const line = this.#line(guest);
    if (row.dataset.line === line) return;
    row.dataset.line = line;
    const focused = focusedIn(row);
    fill(
      row,
      avatar(guest),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, guest.name, ' ', guestMark({ guest: true })),
        el('span', { class: 'row__line' }, line),
      ),
      actionButton({
        text: t('admin.guests.putOut'),
        label: t('admin.guests.putOut.label', guest),
        testid: 'put-out',
        run: () => this.#ask(guest),
      }),
    );
    if (focused) find(row, `[data-testid="${focused}"]`)?.focus();
  }

  /** @param {rest.Guest} guest */
  #line({ room, insideSince, connection, device, address, invite }) {
    const name = this.#options.roomName(room);
    const inviter = invite && this.#options.inviter(invite);
    const where = insideSince
      ? t('admin.guests.inside', { room: name, when: clock(insideSince) })
      : name && t('admin.guests.outside', { room: name });
    return [
      where,
      connection === 'reconnecting' && t('admin.guests.reconnecting'),
      inviter && t('invite.item.by', { name: inviter }),
      deviceNameOf(device),
      address,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** @param {rest.Guest} guest */
  #ask(guest) {
    confirm({
      title: t('admin.guests.putOut.title', guest),
      text: t('admin.guests.putOut.text'),
      action: t('admin.guests.putOut'),
      run: async () => {
        try {
          await this.#options.putOut(guest);
        } catch (error) {
          toast(sentenceFor(error));
        }
      },
    });
  }
}
