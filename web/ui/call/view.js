import { el, icon } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { Banner } from './banner.js';
import { Bar } from './bar.js';
import { Heading } from './heading.js';
import { helpDialog } from './help.js';
import { invite } from './invite.js';
import { MoreMenu } from './more-menu.js';
import { Notices } from './notices.js';
import { Panel } from './panel.js';
import { popover } from './popover.js';
import { reactionPicker } from './reactions.js';
import { Stage } from './stage.js';

/**
 * Everything one sees during a call, put together. Events: `react` (detail: emoji), `hear` (sound was allowed).
 *
 * @extends {Events<{react: string, hear: undefined}>}
 */
export class CallView extends Events {
  bar = new Bar();
  banner = new Banner();
  notices = new Notices();
  panel = new Panel();
  help = helpDialog();
  knocks = el('div', { class: 'rings' });
  #hear = el(
    'button',
    { class: 'hear', type: 'button', hidden: true, on: { click: () => this.#allowSound() } },
    icon('volume-2'),
    t('call.hear'),
  );

  /** @param {{name: string, url: string, guestLink?: () => Promise<string>}} options the room's name and address */
  constructor({ name, url, guestLink }) {
    super();
    this.url = url;
    this.#boxes = [invite({ url, guestLink }), invite({ url, guestLink })];
    this.heading = new Heading({ name });
    this.alone = el('div', { class: 'alone' }, this.#boxes[0]);
    this.stage = new Stage({ alone: this.alone });
    this.more = new MoreMenu({ reactions: reactionPicker((emoji) => this.react(emoji)) });
    this.reactions = popover(
      this.bar.button('react'),
      t('call.bar.react'),
      reactionPicker((emoji) => this.react(emoji)),
    );
    this.moreMenu = popover(this.bar.button('more'), t('call.bar.more'), this.more.element);
    this.element = el(
      'div',
      { class: 'call' },
      // First in the page, so that one Tab leads to a call that rings.
      this.knocks,
      el('div', { class: 'call__main' }, this.heading.element, this.stage.element, this.#hear, this.notices.element),
      this.panel.element,
      this.banner.element,
      el('footer', { class: 'call__bar' }, this.bar.element, this.reactions, this.moreMenu),
      this.help,
    );
  }

  showHear() {
    this.#hear.hidden = false;
  }

  /** A line in the middle of the stage while there is nothing to see, or null. @param {string | null} text */
  showWaiting(text) {
    this.#showInMiddle(text === null ? null : el('p', { class: 'waiting', role: 'status' }, text));
  }

  /** The same for a call that is over. @param {HTMLElement} ending */
  showEnding(ending) {
    this.#showInMiddle(ending);
  }

  /** @param {HTMLElement | null} element */
  #showInMiddle(element) {
    this.#waiting?.remove();
    this.#waiting = element;
    if (element) this.stage.element.append(element);
  }

  /** @type {HTMLElement | null} */
  #waiting = null;
  #boxes;

  /** How others get in, for the panel. */
  get inviteBox() {
    return this.#boxes[1];
  }

  /** @param {boolean} offered whether the room's address leads anybody in */
  set invites(offered) {
    for (const box of this.#boxes) box.hidden = !offered;
  }

  closeTopmost() {
    if (this.panel.shown) this.panel.close();
  }

  /** By a press or a key: what one chose from closes. @param {string} emoji */
  react(emoji) {
    this.reactions.hidePopover();
    this.moreMenu.hidePopover();
    this.emit('react', emoji);
  }

  #allowSound() {
    this.#hear.hidden = true;
    this.emit('hear');
  }
}
