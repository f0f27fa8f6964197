import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { ago } from '../lib/time.js';
import { avatar } from './avatar.js';
import { toast } from './toast.js';

const STANDINGS = ['admin', 'member', 'disabled'];

/** The accounts of a server, and what each may do. */
export class MemberList {
  #me;
  #change;
  #erase;
  #reset;
  element = el('ul', { class: 'rows members' });

  /**
   * @param {{me: string, erase: (member: rest.User, gone: () => void) => void,
   *   reset: (member: rest.User) => Promise<void>,
   *   change: (id: string, patch: rest.UserChange) => Promise<void>}} options
   */
  constructor({ me, change, erase, reset }) {
    this.#me = me;
    this.#change = change;
    this.#erase = erase;
    this.#reset = reset;
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
    const row = el(
      'li',
      { class: 'row', data: { testid: `member-${id}` } },
      avatar({ user: id, name }),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, name),
        el('span', { class: 'row__line' }, facts.filter(Boolean).join(' · ')),
      ),
      this.#standing(member),
      this.#resetter(member),
    );
    row.append(this.#eraser(member, row));
    return row;
  }

  /** @param {rest.User} member */
  #resetter(member) {
    const button = el(
      'button',
      {
        class: 'button button--icon button--quiet',
        type: 'button',
        'aria-label': t('admin.reset', { name: member.displayName }),
        data: { testid: `reset-${member.id}` },
        // One's own password is changed in the settings.
        disabled: member.id === this.#me,
      },
      icon('key-round'),
    );
    button.addEventListener('click', async () => {
      button.disabled = true;
      await this.#reset(member).catch((error) => toast(sentenceFor(error)));
      button.disabled = false;
    });
    return button;
  }

  /** @param {rest.User} member @param {HTMLElement} row */
  #eraser(member, row) {
    const button = el(
      'button',
      {
        class: 'button button--icon button--quiet',
        type: 'button',
        'aria-label': t('admin.erase', { name: member.displayName }),
        data: { testid: `erase-${member.id}` },
        // Who leaves does so in the settings.
        disabled: member.id === this.#me,
      },
      icon('eraser'),
    );
    button.addEventListener('click', () => this.#erase(member, () => row.remove()));
    return button;
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
