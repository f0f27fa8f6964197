import { el, fill, icon, reconcile } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { avatar } from '../avatar.js';
import { guestMark } from '../guest-mark.js';

/**
 * Who asks to be let in: all of them as a list for the panel, and the first as a card over the stage.
 *
 * Events: `answer`, `all` (the list is asked for).
 *
 * @extends {Events<{answer: {id: string, name: string, letIn: boolean}, all: undefined}>}
 */
export class Knocks extends Events {
  #rows = el('ul', { class: 'people' });
  #card = el('div', { class: 'ring ring--knock', role: 'group', 'aria-label': t('host.knocks'), hidden: true });
  /** @type {string | undefined} */
  #shown = undefined;
  #listed = false;

  list = el('section', { class: 'people-section', hidden: true }, el('h3', {}, t('host.knocks')), this.#rows);

  get card() {
    return this.#card;
  }

  /** @param {boolean} listed whether the list is on the screen, which the card then leaves alone */
  set listed(listed) {
    this.#listed = listed;
    this.#card.hidden = listed || this.#shown === undefined;
  }

  /** @param {protocol.Knock[]} knocks longest waiting first */
  show(knocks) {
    this.list.hidden = knocks.length === 0;
    reconcile(
      this.#rows,
      knocks,
      ({ id }) => id,
      (knock) => this.#row(knock),
      () => {},
    );
    this.#showCard(knocks);
  }

  /** @param {protocol.Knock} knock */
  #row(knock) {
    return el(
      'li',
      { class: 'people__row', data: { testid: 'knock' } },
      avatar(knock),
      el('span', { class: 'people__name' }, el('span', { class: 'people__who' }, knock.name), guestMark(knock)),
      this.#button('deny', knock, false, 'button--icon'),
      this.#button('admit', knock, true, 'button--small button--primary'),
    );
  }

  /**
   * Rebuilt only for another person: a card that changes under the pointer lets the wrong one in.
   *
   * @param {protocol.Knock[]} knocks
   */
  #showCard([first, ...others]) {
    this.#card.hidden = !first || this.#listed;
    const seen = first && `${first.id} ${others.length}`;
    if (this.#shown === seen) return;
    this.#shown = seen;
    if (!first) return fill(this.#card);
    fill(
      this.#card,
      el('span', { class: 'ring__face' }, avatar(first, { large: true })),
      el(
        'div',
        { class: 'ring__text' },
        el('p', { class: 'ring__title' }, t('host.knock', { name: nameOf(first) })),
        others.length > 0 &&
          el(
            'button',
            { class: 'link', type: 'button', on: { click: () => this.emit('all') } },
            t('host.knock.more', { count: others.length }),
          ),
      ),
      el(
        'div',
        { class: 'ring__actions' },
        this.#button('deny', first, false, ''),
        this.#button('admit', first, true, 'button--primary'),
      ),
    );
  }

  /** @param {string} action @param {protocol.Knock} knock @param {boolean} letIn @param {string} look */
  #button(action, { id, ...person }, letIn, look) {
    const name = nameOf(person);
    return el(
      'button',
      {
        class: `button ${look}`,
        type: 'button',
        'aria-label': t(`host.${action}.name`, { name }),
        title: look === 'button--icon' && t(`host.${action}.name`, { name }),
        data: { testid: action },
        on: { click: () => this.emit('answer', { id, name, letIn }) },
      },
      icon(letIn ? 'user-check' : 'x'),
      look !== 'button--icon' && t(`host.${action}`),
    );
  }
}
