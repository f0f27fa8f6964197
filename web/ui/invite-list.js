import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { serverNow } from '../lib/server-time.js';
import { dayAndClock } from '../lib/time.js';
import { copyText } from './copy.js';
import { openLinkDialog } from './link-dialog.js';
import { toast } from './toast.js';

/** The invite links that work now, each with its way out of the world. */
export class InviteList {
  #items = el('ul', { class: 'invite__items' });
  #rooms;
  #revoke;

  /** @param {{rooms: () => rest.RoomName[], revoke: (invite: rest.Invite) => Promise<void>}} options */
  constructor({ rooms, revoke }) {
    this.#rooms = rooms;
    this.#revoke = revoke;
    this.element = el('section', { class: 'invite__list', hidden: true }, el('h3', {}, t('invite.list')), this.#items);
  }

  /** @param {rest.Invite[]} invites */
  show(invites) {
    const now = serverNow();
    const working = invites.filter(
      ({ expiresAt, uses, maxUses }) => !(expiresAt && Date.parse(expiresAt) < now) && !(maxUses && uses >= maxUses),
    );
    fill(
      this.#items,
      working.map((invite) => this.#row(invite)),
    );
    this.#changed();
  }

  /** @param {rest.Invite} invite */
  add(invite) {
    this.#items.prepend(this.#row(invite));
    this.#changed();
  }

  /** @param {rest.Invite} invite */
  #row(invite) {
    const what = this.#describe(invite);
    const details = [
      t('invite.item.uses', { uses: invite.uses ?? 0, maxUses: invite.maxUses }),
      invite.expiresAt && t('invite.item.expires', { when: dayAndClock(invite.expiresAt) }),
    ];
    const button = el(
      'button',
      { class: 'button button--quiet button--small', type: 'button', 'aria-label': t('invite.revoke.label', { what }) },
      t('invite.revoke'),
    );
    const copy = el(
      'button',
      {
        class: 'button button--icon button--quiet',
        type: 'button',
        'aria-label': t('invite.copy.label', { what }),
        data: { testid: 'copy-listed' },
        on: { click: () => this.#copy(invite) },
      },
      icon('copy'),
    );
    const row = el(
      'li',
      { class: 'row', data: { testid: `invite-${invite.id}` } },
      icon(invite.kind === 'guest' ? 'link' : 'user-plus'),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, what),
        el('span', { class: 'row__line' }, details.filter(Boolean).join(' · ')),
      ),
      copy,
      button,
    );
    button.addEventListener('click', () => this.#withdraw(invite, row, button));
    return row;
  }

  /** @param {rest.Invite} invite */
  async #copy({ url }) {
    if (await copyText(url)) toast(t('invite.copied'));
    else openLinkDialog({ title: t('copyLink'), link: url });
  }

  /** @param {rest.Invite} invite @param {HTMLElement} row @param {HTMLButtonElement} button */
  async #withdraw(invite, row, button) {
    button.disabled = true;
    try {
      await this.#revoke(invite);
      row.remove();
      this.#changed();
      toast(t('invite.revoked'));
    } catch (error) {
      button.disabled = false;
      toast(sentenceFor(error));
    }
  }

  /** @param {rest.Invite} invite */
  #describe({ kind, room }) {
    if (kind === 'account') return t('invite.item.account');
    return t('invite.item.guest', { room: this.#rooms().find(({ id }) => id === room)?.name ?? room });
  }

  #changed() {
    this.element.hidden = this.#items.children.length === 0;
  }
}
