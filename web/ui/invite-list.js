import { el, fill, find, focusedIn, icon, reconcile } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { serverNow } from '../lib/server-time.js';
import { dayAndClock } from '../lib/time.js';
import { actionButton } from './action-button.js';
import { copyText } from './copy.js';
import { openLinkDialog } from './link-dialog.js';
import { toast } from './toast.js';

const LONGEST = 24 * 3600 * 1000; // ms

/** The invite links, each with its way out of the world: those that work now, or all of them with who made each. */
export class InviteList {
  #items = el('ul', { class: 'invite__items' });
  #none = el('p', { class: 'part__none quiet' }, t('invite.none'));
  #roomName;
  #revoke;
  #creator;
  /** @type {rest.Invite[]} */
  #invites = [];
  #timer = 0;

  /**
   * @param {{roomName: (id: string | null) => string | null, revoke: (invite: rest.Invite) => Promise<void>,
   *   creator?: (user: string) => string}} options with `creator`, names of who made them, all links are shown
   */
  constructor({ roomName, revoke, creator = undefined }) {
    this.#roomName = roomName;
    this.#revoke = revoke;
    this.#creator = creator;
    this.element = creator
      ? el('div', {}, this.#items, this.#none)
      : el('section', { class: 'invite__list', hidden: true }, el('h3', {}, t('invite.list')), this.#items);
  }

  /** @param {rest.Invite[]} invites */
  show(invites) {
    this.#invites = invites;
    const shown = this.#creator ? invites.toReversed() : invites.filter((invite) => !overOf(invite));
    reconcile(
      this.#items,
      shown,
      ({ id }) => id,
      ({ id }) => el('li', { class: 'row', data: { testid: `invite-${id}` } }),
      (row, invite) => this.#update(row, invite),
    );
    const none = shown.length === 0;
    if (this.#creator) this.#none.hidden = !none;
    else this.element.hidden = none;
    this.#showLater();
  }

  /** @param {rest.Invite} invite */
  add(invite) {
    this.show([invite, ...this.#invites]);
  }

  /** A link that runs out while the page is open says so then. */
  #showLater() {
    clearTimeout(this.#timer);
    const now = serverNow();
    const ends = this.#invites.map(({ expiresAt }) => Date.parse(expiresAt ?? '') - now).filter((left) => left >= 0);
    const left = Math.min(...ends);
    // Beyond that browsers' timers run over; nobody looks that long.
    if (left < LONGEST) this.#timer = setTimeout(() => this.element.isConnected && this.show(this.#invites), left + 1);
  }

  /** @param {HTMLElement} row @param {rest.Invite} invite */
  #update(row, invite) {
    const what = this.#describe(invite);
    const over = overOf(invite);
    const line = [
      this.#creator && t('invite.item.by', { name: this.#creator(invite.createdBy) }),
      t('invite.item.uses', { uses: invite.uses ?? 0, maxUses: invite.maxUses }),
      invite.expiresAt && !over && t('invite.item.expires', { when: dayAndClock(invite.expiresAt) }),
      !invite.expiresAt && this.#creator && t('invite.item.forever'),
      over && t(`invite.item.${over}`),
    ]
      .filter(Boolean)
      .join(' · ');
    const seen = JSON.stringify([what, line, invite.url]);
    if (row.dataset.seen === seen) return;
    row.dataset.seen = seen;
    row.classList.toggle('row--faded', Boolean(over));
    const focused = focusedIn(row);
    fill(
      row,
      icon(invite.kind === 'guest' ? 'link' : 'user-plus'),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, what),
        el('span', { class: 'row__line' }, line),
      ),
      !over &&
        actionButton({
          symbol: 'copy',
          label: t('invite.copy.label', { what }),
          testid: 'copy-listed',
          run: () => this.#copy(invite),
        }),
      actionButton({
        text: t('invite.revoke'),
        label: t('invite.revoke.label', { what }),
        testid: 'revoke',
        run: () => this.#withdraw(invite),
      }),
    );
    if (focused) find(row, `[data-testid="${focused}"]`)?.focus();
  }

  /** @param {rest.Invite} invite */
  async #copy({ url }) {
    if (await copyText(url)) toast(t('invite.copied'));
    else openLinkDialog({ title: t('copyLink'), link: url });
  }

  /** @param {rest.Invite} invite */
  async #withdraw(invite) {
    await this.#revoke(invite);
    this.show(this.#invites.filter(({ id }) => id !== invite.id));
    toast(t('invite.revoked'));
  }

  /** @param {rest.Invite} invite */
  #describe({ kind, room }) {
    if (kind === 'account') return t('invite.item.account');
    return t('invite.item.guest', { room: this.#roomName(room) ?? room });
  }
}

/** Why a link works no longer; null for one that does. @param {rest.Invite} invite */
function overOf({ expiresAt, uses, maxUses }) {
  if (maxUses && uses >= maxUses) return 'used';
  return expiresAt && Date.parse(expiresAt) < serverNow() ? 'ended' : null;
}
