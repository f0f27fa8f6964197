import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { actionButton } from './action-button.js';
import { loadingRows } from './loading.js';
import { SessionList } from './session-list.js';

/** Where one member is signed in, for an admin: each place can be signed out, or all of them. */
export class MemberSessions {
  #name;
  #actions;
  element = el('div', { class: 'member__sessions', hidden: true });

  /**
   * @param {{name: string, list: () => Promise<rest.Session[]>, end: (session: rest.Session) => Promise<void>,
   *   endAll: () => Promise<void>}} options
   */
  constructor({ name, ...actions }) {
    this.#name = name;
    this.#actions = actions;
  }

  /** Opens or closes. @returns {boolean} whether it is open now */
  toggle() {
    this.element.hidden = !this.element.hidden;
    if (!this.element.hidden) this.#load();
    return !this.element.hidden;
  }

  async #load() {
    if (this.element.childElementCount === 0) fill(this.element, loadingRows(1));
    try {
      this.#show(await this.#actions.list());
    } catch (error) {
      fill(this.element, el('p', { class: 'quiet small', role: 'alert' }, sentenceFor(error)));
    }
  }

  /** @param {rest.Session[]} sessions */
  #show(sessions) {
    const list = new SessionList(this.#actions.end);
    list.show(sessions);
    const others = sessions.filter(({ current }) => !current);
    fill(
      this.element,
      sessions.length === 0 && el('p', { class: 'quiet small' }, t('admin.sessions.none')),
      list.element,
      others.length > 1 &&
        actionButton({
          text: t('admin.sessions.endAll'),
          label: t('admin.sessions.endAll.label', { name: this.#name }),
          testid: 'end-all',
          run: async () => {
            await this.#actions.endAll();
            await this.#load();
          },
        }),
    );
  }
}
