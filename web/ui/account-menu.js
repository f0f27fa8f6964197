import { el, icon } from '../lib/dom.js';
import { LANGUAGES, language, t } from '../lib/i18n.js';
import { avatar } from './avatar.js';

const STATUSES = ['online', 'away', 'dnd'];

/** One's own picture at the end of the bar, and the menu behind it: status, language, sign out. */
export class AccountMenu {
  #dot = el('span', { class: 'dot', data: { status: 'offline' } });
  #statuses;

  /**
   * @param {rest.Me} me
   * @param {{onStatus: (status: string) => void, onLanguage: (code: import('../lib/i18n.js').Language) => void,
   *   onSignOut: () => void}} actions
   */
  constructor(me, { onStatus, onLanguage, onSignOut }) {
    this.#statuses = STATUSES.map((status) => this.#status(status, onStatus));
    this.element = el(
      'div',
      { class: 'account' },
      el(
        'button',
        {
          class: 'account__button',
          type: 'button',
          popovertarget: 'account-menu',
          'aria-label': t('account.menu', me),
        },
        el('span', { class: 'presence' }, avatar(me), this.#dot),
      ),
      el(
        'div',
        { class: 'menu', id: 'account-menu', popover: true },
        el('p', { class: 'menu__name' }, me.name, el('span', { class: 'quiet small' }, me.user)),
        choices(t('status.choose'), this.#statuses),
        choices(
          t('language'),
          LANGUAGES.map(({ value, label }) =>
            choice(label, value === language(), () => onLanguage(value), { lang: value }),
          ),
        ),
        me.role === 'admin' &&
          el('a', { class: 'menu__item', href: '/admin' }, icon('shield-check'), t('account.admin')),
        el(
          'button',
          { class: 'menu__item', type: 'button', data: { testid: 'sign-out' }, on: { click: onSignOut } },
          icon('log-out'),
          t('account.signOut'),
        ),
      ),
    );
  }

  /** @param {string} status as the server sees it, 'offline' while not connected */
  show(status) {
    this.#dot.dataset.status = status;
    STATUSES.forEach((one, index) => this.#statuses[index].setAttribute('aria-pressed', String(one === status)));
  }

  /** @param {string} status @param {(status: string) => void} onStatus */
  #status(status, onStatus) {
    const button = choice(t(`status.${status}`), false, () => onStatus(status), {
      data: { testid: `status-${status}` },
    });
    button.prepend(el('span', { class: 'dot dot--inline', data: { status } }));
    return button;
  }
}

/** @param {string} label @param {HTMLElement[]} buttons */
function choices(label, buttons) {
  return el(
    'div',
    { class: 'menu__group', role: 'group', 'aria-label': label },
    el('p', { class: 'menu__label' }, label),
    buttons,
  );
}

/**
 * @param {string} text
 * @param {boolean} pressed
 * @param {() => void} run
 * @param {import('../lib/dom.js').Props} attributes
 */
function choice(text, pressed, run, attributes) {
  return el(
    'button',
    {
      class: 'menu__item menu__item--choice',
      type: 'button',
      'aria-pressed': String(pressed),
      on: { click: run },
      ...attributes,
    },
    text,
  );
}
