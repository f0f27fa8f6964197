import { tabMemory } from '../../lib/memory.js';
import { FreeCard } from '../../ui/ring-card.js';

const KEY = 'parley.free';

/** Waits until people who were in another call are free, and says so; on whatever page of this tab one is by then. */
export class FreeWatch {
  #team;
  #stack;
  #onRing;

  /**
   * @param {import('../home/team.js').Team} team
   * @param {{stack: HTMLElement, onRing: (person: {user: string, name: string}) => void}} options `stack`: where cards go
   */
  constructor(team, { stack, onRing }) {
    this.#team = team;
    this.#stack = stack;
    this.#onRing = onRing;
    team.addEventListener('change', () => this.#look());
  }

  /** @param {{user: string, name: string}} person */
  watch({ user, name }) {
    this.#people = [...this.#people.filter((one) => one.user !== user), { user, name }];
    this.#look();
  }

  /** @returns {{user: string, name: string}[]} */
  get #people() {
    return tabMemory.recall(KEY) ?? [];
  }

  set #people(people) {
    tabMemory.keep(KEY, people);
  }

  #look() {
    const people = this.#people;
    const free = people.filter(({ user }) => isFree(this.#team.presenceOf(user)));
    if (free.length === 0) return;
    this.#people = people.filter((person) => !free.includes(person));
    for (const person of free) this.#tell(person);
  }

  /** @param {{user: string, name: string}} person */
  #tell(person) {
    const card = new FreeCard(person, {
      onCall: () => {
        card.element.remove();
        this.#onRing(person);
      },
      onClose: () => card.element.remove(),
    });
    this.#stack.append(card.element);
  }
}

/** @param {rest.Presence | undefined} presence */
function isFree(presence) {
  return presence !== undefined && !presence.inCall && ['online', 'away'].includes(presence.status);
}
