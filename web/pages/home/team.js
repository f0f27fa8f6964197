import { Events } from '../../lib/events.js';
import { pictures } from '../../lib/pictures.js';
import { roomNameOf } from '../../lib/server-names.js';

/**
 * Who is here and which rooms there are, as the server tells it. `change` after each news.
 *
 * @extends {Events<{change: undefined}>}
 */
export class Team extends Events {
  /** @type {Map<string, rest.Presence>} */
  #people = new Map();
  /** @type {Map<string, rest.Room>} */
  #rooms = new Map();

  /** Whether the lists have come. */
  known = { people: false, rooms: false };

  /** @param {import('../../signaling/connection.js').Connection} connection */
  constructor(connection) {
    super();
    connection.subscribe('/topic/presence', (body) => this.#presence(body), { batch: 'true' });
    connection.subscribe('/topic/rooms', (body) => this.#room(body));
  }

  /**
   * What REST says, for as long as the socket did not tell it.
   *
   * @param {{people: rest.Presence[], rooms: rest.Room[]}} lists
   */
  begin({ people, rooms }) {
    if (!this.known.people) this.#presence({ type: 'presence-list', users: people });
    if (!this.known.rooms) this.#room({ type: 'room-list', rooms });
  }

  /**
   * Everyone but one, those who were here first; whoever comes or goes later keeps the place, so that no button moves
   * under a finger.
   *
   * @param {string} user
   */
  peopleBut(user) {
    return [...this.#people.values()].filter((presence) => presence.user !== user);
  }

  /** The rooms worth showing: those that stay, and the passing ones that somebody is in. */
  get rooms() {
    return [...this.#rooms.values()].filter((room) => room.kind !== 'call' || room.inside.length > 0);
  }

  /** The rooms that have a name of their own, to invite guests to. */
  get namedRooms() {
    const named = [...this.#rooms.values()].filter((room) => room.kind !== 'call');
    return named.map((room) => ({ ...room, name: roomNameOf(room) }));
  }

  /** @param {string} user */
  presenceOf(user) {
    return this.#people.get(user);
  }

  /** @param {string | null} id @returns {string|null} null for a call's own room, and for one that may not be known */
  roomName(id) {
    const room = id === null ? undefined : this.#rooms.get(id);
    return room && room.kind !== 'call' ? roomNameOf(room) : null;
  }

  /** @param {protocol.Body} body */
  #presence({ type, users, presence }) {
    if (type === 'presence-list') this.#replacePeople(users);
    else for (const one of users ?? [presence]) this.#people.set(one.user, one);
    pictures.learn(users ?? [presence]);
    this.known.people = true;
    this.#changed();
  }

  /** @param {rest.Presence[]} users */
  #replacePeople(users) {
    const gone = new Set(this.#people.keys());
    for (const presence of users.toSorted(hereFirst)) {
      gone.delete(presence.user);
      this.#people.set(presence.user, presence);
    }
    for (const user of gone) this.#people.delete(user);
  }

  /** @param {protocol.Body} body */
  #room({ type, rooms, room }) {
    if (type === 'room-list') this.#rooms = new Map(rooms.map((/** @type {rest.Room} */ one) => [one.id, one]));
    else if (type === 'room-gone') this.#rooms.delete(room);
    else this.#rooms.set(room.id, room);
    this.known.rooms = true;
    this.#changed();
  }

  #changed() {
    this.emit('change');
  }
}

/** @param {rest.Presence} a @param {rest.Presence} b */
function hereFirst(a, b) {
  /** @param {rest.Presence} presence */
  const here = (presence) => Number(presence.status === 'offline');
  return here(a) - here(b) || a.name.localeCompare(b.name);
}
