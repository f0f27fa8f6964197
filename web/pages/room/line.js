import { Team } from '../home/team.js';
import { connectRings } from '../shell.js';
import { Connection } from '../../signaling/connection.js';

/** @type {{connection: Connection} & ReturnType<typeof connectRings> | null} */
let line = null;

/** A page whose call is over is a phone all the same: it rings, and rings others, until one goes in again. */
export function openLine() {
  line ??= open();
  return line;
}

export function closeLine() {
  line?.connection.close();
  line?.stack.remove();
  line = null;
}

/** @param {{user: string, name: string}[]} people */
export function callBack(people) {
  openLine().ring(
    people.map(({ user }) => user),
    people,
  );
}

function open() {
  const connection = new Connection({ url: `${location.origin.replace(/^http/, 'ws')}/ws` });
  const rings = connectRings(connection, new Team(connection));
  connection.connect();
  return { connection, ...rings };
}
