import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { serverNow } from '../lib/server-time.js';
import { dayAndClock } from '../lib/time.js';
import { actionButton } from './action-button.js';
import { copyText } from './copy.js';
import { openLinkDialog } from './link-dialog.js';
import { toast } from './toast.js';

/** The invite links, each with its way out of the world: those that work now, or all of them with who made each. */
export class InviteList {
  #items = el('ul', { class: 'invite__items' });
  #none = el('p', { class: 'part__none quiet' }, t('invite.none'));
  #rooms;
  #revoke;
  #creator;

  /**
   * @param {{rooms: () => rest.RoomName[], revoke: (invite: rest.Invite) => Promise<void>,
   *   creator?: (user: string) => string}} options with `creator`, names of who made them, all links are shown
   */
  constructor({ rooms, revoke, creator = undefined }) {
    this.#rooms = rooms;
    this.#revoke = revoke;
    this.#creator = creator;
    this.element = creator
      ? el('div', {}, this.#items, this.#none)
      : el('section', { class: 'invite__list', hidden: true }, el('h3', {}, t('invite.list')), this.#items);
  }

  /** @param {rest.Invite[]} invites */
  show(invites) {
    const shown = this.#creator ? invites.toReversed() : invites.filter((invite) => !overOf(invite));
    const seen = JSON.stringify(shown);
    if (this.#items.dataset.seen === seen) return;
    this.#items.dataset.seen = seen;
    fill(
      this.#items,
      shown.map((invite) => this.#row(invite)),
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
    const over = overOf(invite);
    const details = [
      this.#creator && t('invite.item.by', { name: this.#creator(invite.createdBy) }),
      t('invite.item.uses', { uses: invite.uses ?? 0, maxUses: invite.maxUses }),
      invite.expiresAt && !over && t('invite.item.expires', { when: dayAndClock(invite.expiresAt) }),
      !invite.expiresAt && this.#creator && t('invite.item.forever'),
      over && t(`invite.item.${over}`),
    ];
    const row = el(
      'li',
      { class: over ? 'row row--faded' : 'row', data: { testid: `invite-${invite.id}` } },
      icon(invite.kind === 'guest' ? 'link' : 'user-plus'),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, what),
        el('span', { class: 'row__line' }, details.filter(Boolean).join(' · ')),
      ),
      !over &&
        actionButton({
          symbol: 'copy',
          label: t('invite.copy.label', { what }),
          testid: 'copy-listed',
          run: () => this.#copy(invite),
        }),
    );
    row.append(
      actionButton({
        text: t('invite.revoke'),
        label: t('invite.revoke.label', { what }),
        testid: 'revoke',
        run: () => this.#withdraw(invite, row),
      }),
    );
    return row;
  }

  /** @param {rest.Invite} invite */
  async #copy({ url }) {
    if (await copyText(url)) toast(t('invite.copied'));
    else openLinkDialog({ title: t('copyLink'), link: url });
  }

  /** @param {rest.Invite} invite @param {HTMLElement} row */
  async #withdraw(invite, row) {
    await this.#revoke(invite);
    row.remove();
    this.#changed();
    toast(t('invite.revoked'));
  }

  /** @param {rest.Invite} invite */
  #describe({ kind, room }) {
    if (kind === 'account') return t('invite.item.account');
    return t('invite.item.guest', { room: this.#rooms().find(({ id }) => id === room)?.name ?? room });
  }

  #changed() {
    const none = this.#items.children.length === 0;
    if (this.#creator) this.#none.hidden = !none;
    else this.element.hidden = none;
  }
}

/** Why a link works no longer; null for one that does. @param {rest.Invite} invite */
function overOf({ expiresAt, uses, maxUses }) {
  if (maxUses && uses >= maxUses) return 'used';
  return expiresAt && Date.parse(expiresAt) < serverNow() ? 'ended' : null;
}
