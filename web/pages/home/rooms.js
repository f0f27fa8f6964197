import { api } from '../../lib/api.js';
import { Events } from '../../lib/events.js';
import { later, oneAtATime } from '../../lib/later.js';
import { sentenceFor } from '../../lib/problems.js';
import { roomPath } from '../../lib/room-path.js';
import { toast } from '../../ui/toast.js';

const dialogs = later(() => import('../../ui/room-dialog.js'), { soon: true });

/** @param {string} id */
const path = (id) => `/rooms/${encodeURIComponent(id)}`;

/**
 * Makes, changes and deletes rooms, for the lobby. `change` when it is known anew which ones are one's own to change.
 *
 * @extends {Events<{change: undefined}>}
 */
export class RoomKeeping extends Events {
  #team;
  #me;
  /** @type {Set<string>} */
  #hosted = new Set();
  /** @type {Map<string, string[]>} */
  #members = new Map(); // room → whom a private room is for
  #asked = '';

  /** @param {{team: import('./team.js').Team, me: rest.Me}} options */
  constructor({ team, me }) {
    super();
    this.#team = team;
    this.#me = me;
    team.addEventListener('change', () => this.#look());
  }

  /** @param {{id: string, kind: string}} room */
  mayChange({ id, kind }) {
    return kind !== 'call' && (this.#me.role === 'admin' || this.#hosted.has(id));
  }

  /** Whom a private room is for; empty for all others. @param {string} room */
  membersOf(room) {
    return this.#members.get(room) ?? [];
  }

  make = oneAtATime(() => this.#make());
  change = oneAtATime((/** @type {{id: string}} */ room) => this.#change(room));

  async #make() {
    try {
      const asked = Promise.all([this.#others(), api.get('/limits'), dialogs()]);
      const [people, { roomCapacity: most }, { openRoomDialog }] = await asked;
      openRoomDialog({ people, most }, async (wish) => {
        const room = await api.post('/rooms', wish);
        if (wish.kind === 'adhoc') location.assign(roomPath(room.id));
      });
    } catch (error) {
      explain(error);
    }
  }

  /** @param {{id: string}} room */
  async #change({ id }) {
    try {
      const asked = Promise.all([api.get(path(id)), this.#others(), api.get('/limits'), dialogs()]);
      const [room, people, { roomCapacity: most }, { openRoomSettings }] = await asked;
      openRoomSettings(
        { room, people, most },
        {
          change: (patch) => api.patch(path(id), withMe(patch, room, this.#me.user)),
          remove: () => api.delete(path(id)).catch(explain),
        },
      );
    } catch (error) {
      explain(error);
    }
  }

  async #others() {
    /** @type {rest.Page<rest.User>} */
    const { items } = await api.get('/users', { limit: 200 });
    const others = items.filter(({ id, active }) => active && id !== this.#me.user);
    return others.map(({ id, displayName }) => ({ user: id, name: displayName }));
  }

  /** What REST says of all rooms. @param {rest.Room[]} rooms */
  begin(rooms) {
    this.#asked = idsOf(rooms.filter(({ kind }) => kind !== 'call'));
    this.#learn(rooms);
  }

  /** @param {rest.Room[]} rooms */
  #learn(rooms) {
    this.#hosted = new Set(rooms.filter(({ hosts }) => hosts.includes(this.#me.user)).map(({ id }) => id));
    this.#members = new Map(rooms.map(({ id, members }) => [id, members]));
    this.emit('change');
  }

  /** Who the hosts are is not told with a room's news, and changes only where rooms come and go. */
  async #look() {
    const ids = idsOf(this.#team.namedRooms);
    if (!this.#team.known.rooms || ids === this.#asked) return;
    this.#asked = ids;
    try {
      /** @type {rest.Page<rest.Room>} */
      const { items } = await api.get('/rooms', { limit: 200 });
      this.#learn(items);
    } catch {
      this.#asked = '';
    }
  }
}

/** @param {{id: string}[]} rooms */
function idsOf(rooms) {
  return rooms.map(({ id }) => id).join(' ');
}

/**
 * Who is not offered to choose stays what they are.
 *
 * @param {rest.RoomChange} patch
 * @param {rest.Room} room
 * @param {string} me
 */
function withMe(patch, room, me) {
  if (!patch.members || !room.members.includes(me)) return patch;
  return { ...patch, members: [...patch.members, me] };
}

/** @param {unknown} error */
function explain(error) {
  toast(sentenceFor(error));
}
