import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { ago } from '../lib/time.js';
import { actionButton } from './action-button.js';
import { avatar } from './avatar.js';
import { MemberSessions } from './member-sessions.js';
import { toast } from './toast.js';

const STANDINGS = ['admin', 'member', 'disabled'];

/** The accounts of a server, and what each may do. */
export class MemberList {
  #me;
  #change;
  #erase;
  #reset;
  #sessions;
  element = el('ul', { class: 'rows members' });

  /**
   * @param {{me: string, erase: (member: rest.User, gone: () => void) => void,
   *   reset: (member: rest.User) => Promise<void>,
   *   change: (id: string, patch: rest.UserChange) => Promise<void>,
   *   sessions: {list: (member: rest.User) => Promise<rest.Session[]>,
   *     end: (member: rest.User, session: rest.Session) => Promise<void>,
   *     endAll: (member: rest.User) => Promise<void>}}} options
   */
  constructor({ me, change, erase, reset, sessions }) {
    this.#me = me;
    this.#change = change;
    this.#erase = erase;
    this.#reset = reset;
    this.#sessions = sessions;
  }

  /** @param {rest.User[]} members */
  show(members) {
    fill(
      this.element,
      members.map((member) => this.#row(member)),
    );
  }

  /** @param {rest.User} member */
  #row(member) {
    const { id, displayName: name, lastSeenAt } = member;
    const facts = [id, lastSeenAt && t('status.seen', { when: ago(lastSeenAt) })];
    const sessions = new MemberSessions({
      name,
      list: () => this.#sessions.list(member),
      end: (session) => this.#sessions.end(member, session),
      endAll: () => this.#sessions.endAll(member),
    });
    const row = el('li', { class: 'member', data: { testid: `member-${id}` } });
    const line = el(
      'div',
      { class: 'row' },
      avatar({ user: id, name }),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, name),
        el('span', { class: 'row__line' }, facts.filter(Boolean).join(' · ')),
      ),
      this.#standing(member),
      el(
        'span',
        { class: 'member__actions' },
        this.#opener(member, sessions),
        this.#resetter(member),
        this.#eraser(member, row),
      ),
    );
    row.append(line, sessions.element);
    return row;
  }

  /** @param {rest.User} member @param {MemberSessions} sessions */
  #opener({ id, displayName: name }, sessions) {
    const button = actionButton({
      symbol: 'monitor-smartphone',
      label: t('admin.sessions', { name }),
      testid: `sessions-${id}`,
      run: () => button.setAttribute('aria-expanded', String(sessions.toggle())),
    });
    button.setAttribute('aria-expanded', 'false');
    return button;
  }

  /** One's own password is changed in the settings. @param {rest.User} member */
  #resetter(member) {
    return actionButton({
      symbol: 'key-round',
      label: t('admin.reset', { name: member.displayName }),
      testid: `reset-${member.id}`,
      disabled: member.id === this.#me,
      run: () => this.#reset(member),
    });
  }

  /** Who leaves does so in the settings. @param {rest.User} member @param {HTMLElement} row */
  #eraser(member, row) {
    return actionButton({
      symbol: 'eraser',
      label: t('admin.erase', { name: member.displayName }),
      testid: `erase-${member.id}`,
      disabled: member.id === this.#me,
      run: () => this.#erase(member, () => row.remove()),
    });
  }

  /** @param {rest.User} member */
  #standing(member) {
    let standing = standingOf(member);
    const choice = el(
      'select',
      {
        class: 'input input--inline',
        'aria-label': t('admin.standing', { name: member.displayName }),
        // Nobody locks the door behind oneself by a slip.
        disabled: member.id === this.#me,
      },
      STANDINGS.map((value) => el('option', { value, selected: value === standing }, t(`admin.standing.${value}`))),
    );
    choice.addEventListener('change', async () => {
      try {
        await this.#change(member.id, patchFor(choice.value));
        standing = choice.value;
        toast(t('admin.changed', { name: member.displayName, standing: t(`admin.standing.${standing}`) }));
      } catch (error) {
        choice.value = standing;
        toast(sentenceFor(error));
      }
    });
    return choice;
  }
}

/** @param {rest.User} member */
function standingOf({ role, active }) {
  return active ? role : 'disabled';
}

/** @param {string} standing */
function patchFor(standing) {
  return standing === 'disabled' ? { active: false } : { role: standing, active: true };
}
