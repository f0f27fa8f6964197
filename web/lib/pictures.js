import { Events } from './events.js';

/**
 * Who has a profile picture, and which. `change` with the users whose picture is another now.
 *
 * @extends {Events<{change: string[]}>}
 */
class Pictures extends Events {
  /** @type {Map<string, string>} */
  #hashes = new Map(); // user → hash

  /** @param {{user: string, picture: string | null}[]} people as the server tells of them */
  learn(people) {
    const changed = people.filter(({ user, picture }) => (picture ?? undefined) !== this.#hashes.get(user));
    for (const { user, picture } of changed) {
      if (picture) this.#hashes.set(user, picture);
      else this.#hashes.delete(user);
    }
    if (changed.length > 0) this.emit('change', changed.map(({ user }) => user));
  }

  /** By the hash a changed picture has another address. @param {string} user @returns {string | null} */
  addressOf(user) {
    const hash = this.#hashes.get(user);
    return hash ? `/api/v1/users/${encodeURIComponent(user)}/picture?v=${hash}` : null;
  }
}

export const pictures = new Pictures();
