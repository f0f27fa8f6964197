import { Connection } from '../../signaling/connection.js';
import { connectRings } from '../shell.js';
import { Team } from '../home/team.js';

/** @type {import('../shell.js').OnRing | null} */
let ring = null;

/**
 * Rings people from a page that has no call any more, and so no connection.
 *
 * @param {{user: string, name: string}[]} people
 */
export function callBack(people) {
  ring ??= open();
  ring(
    people.map(({ user }) => user),
    people,
  );
}

function open() {
  const connection = new Connection({ url: `${location.origin.replace(/^http/, 'ws')}/ws` });
  const rings = connectRings(connection, new Team(connection));
  connection.connect();
  return rings.ring;
}
