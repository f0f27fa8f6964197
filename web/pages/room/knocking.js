import { api } from '../../lib/api.js';
import { find, present } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { screen } from '../../ui/call/screen.js';

const LOOK_EVERY = 5000; // ms
const PERMANENT = new Set(['team', 'private']);

/** The screen while one waits to be let in. Says so when no host is there who could. */
export class Knocking {
  #room;
  #text;
  #words;
  /** @type {number | null} */
  #timer = 0;

  /** @param {{room: string, removed: boolean, guest: boolean, cancel: () => void}} options */
  constructor({ room, removed, guest, cancel }) {
    this.#room = room;
    this.#words = t(removed ? 'host.knocking.removed' : 'host.knocking.text');
    this.element = screen({
      icon: 'lock',
      testid: 'knocking',
      busy: true,
      title: t('host.knocking.title'),
      text: this.#words,
      actions: [{ label: t('host.knocking.cancel'), run: cancel }],
    });
    this.#text = present(find(this.element, '[role="status"]'));
    if (!guest) this.#look();
  }

  close() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #look() {
    const isThere = await hostIsInside(this.#room).catch(() => true);
    // Closed meanwhile.
    if (this.#timer === null) return;
    const text = isThere ? this.#words : t('host.knocking.nobody');
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#timer = setTimeout(() => this.#look(), LOOK_EVERY);
  }
}

/** Admins are hosts of the rooms that stay. @param {string} id */
async function hostIsInside(id) {
  /** @type {rest.Room} */
  const room = await api.get(`/rooms/${encodeURIComponent(id)}`);
  const hosts = new Set(room.hosts);
  if (PERMANENT.has(room.kind)) {
    const { items } = await api.get('/users', { limit: 200 });
    for (const { id: user, role } of items) if (role === 'admin') hosts.add(user);
  }
  return room.inside.some(({ user }) => hosts.has(user));
}
