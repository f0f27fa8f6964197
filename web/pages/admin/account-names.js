import { t } from '../../lib/i18n.js';
import { wholeList } from './whole-list.js';

/**
 * The display names of accounts: as presence tells them, and for those that it does not, as the list of accounts had
 * them when they were first met.
 */
export class AccountNames {
  #team;
  /** @type {Map<string, string>} */
  #asked = new Map();

  /** @param {Pick<import('../home/team.js').Team, 'presenceOf'>} team */
  constructor(team) {
    this.#team = team;
  }

  /** @param {string} user */
  of(user) {
    const erased = user.startsWith('erased-') ? t('audit.erased') : user;
    return this.#team.presenceOf(user)?.name ?? this.#asked.get(user) ?? erased;
  }

  /** Asks for those that nothing is known of, all at once. @param {string[]} users */
  async learn(users) {
    const unknown = users.filter((user) => !user.startsWith('erased-') && !this.#team.presenceOf(user) && !this.#asked.has(user));
    if (unknown.length === 0) return;
    /** @type {rest.User[]} */
    const accounts = await wholeList('/users');
    for (const user of unknown) this.#asked.set(user, user);
    for (const { id, displayName } of accounts) this.#asked.set(id, displayName);
  }
}
