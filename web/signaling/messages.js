import { Events } from '../lib/events.js';

const QUEUE = '/user/queue/messages';

/**
 * What people write to each other outside of rooms, PROTOCOL.md section 4. Events: `message` (also one's own, on all
 * devices), `seen` (detail: {user, message}): read on one of the own devices. `fresh` when a new session has begun, and
 * what came meanwhile was not told.
 *
 * @extends {Events<{message: protocol.DirectMessage, seen: {user: string, message: string}, fresh: undefined}>}
 */
export class Messages extends Events {
  #connection;

  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    super();
    this.#connection = connection;
    connection.subscribe(QUEUE, (body) => this.emit(body.type, body));
    connection.addEventListener('state', ({ detail: state }) => {
      if (state === 'connected' && !connection.resumed) this.emit('fresh');
    });
  }

  /** @param {string} user @param {{id: string, text: string}} message the same id again is the same message */
  say(user, { id, text }) {
    return this.#connection.send(`/app/people/${user}`, { type: 'message', id, text });
  }

  /** All that this user wrote, up to that message, is read. @param {string} user @param {string} message */
  seen(user, message) {
    return this.#connection.send(`/app/people/${user}`, { type: 'seen', message });
  }
}
