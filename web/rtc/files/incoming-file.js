import { Events } from '../../lib/events.js';
import { Sha256 } from './sha256.js';

/**
 * @typedef {'offered' | 'receiving' | 'waiting' | 'saved' | 'declined' | 'cancelled' | 'gone' | 'broken' | 'failed'}
 *   IncomingState
 * @typedef {import('../../lib/file-sink.js').FileSink} FileSink
 */

/**
 * One file that somebody offers. Nothing of it is asked for before it is accepted, nor opened when it is there.
 *
 * @extends {Events<{change: undefined}>}
 */
export class IncomingFile extends Events {
  /** @type {import('./file-link.js').FileLink | null} */
  #link = null;
  /** @type {FileSink | null} */
  #sink = null;
  #hash = new Sha256();
  /** @type {Promise<unknown>} */
  #writes = Promise.resolve();

  /** @type {IncomingState} */
  state = 'offered';
  /** Bytes that came. */
  done = 0;
  id;
  user;
  name;
  size;

  /** @param {{id: number, user: string, name: string, size: number}} options who offers it, and what */
  constructor({ id, user, name, size }) {
    super();
    this.id = id;
    this.user = user;
    this.name = name;
    this.size = size;
  }

  /** Whether it waits for a new connection. */
  get isLost() {
    return !this.isOver && this.#link === null;
  }

  get isOver() {
    return !['offered', 'receiving', 'waiting'].includes(this.state);
  }

  /** Over that link from now on. @param {import('./file-link.js').FileLink} link */
  use(link) {
    this.#link = link;
    if (this.#sink && !this.isOver) this.#ask();
  }

  /** @param {import('./file-link.js').FileLink} link that is gone */
  lose(link) {
    if (this.#link !== link) return;
    this.#link = null;
    if (this.state === 'receiving') this.#become('waiting');
  }

  /** @param {FileSink} sink where it goes */
  accept(sink) {
    if (this.state !== 'offered') return sink.drop();
    this.#sink = sink;
    this.#ask();
  }

  decline() {
    if (this.state === 'offered') this.#over('declined', 'decline');
  }

  cancel() {
    if (!this.isOver) this.#over('cancelled', 'cancel');
  }

  /** The person is not in the room any more. */
  forget() {
    if (!this.isOver) this.#over('gone');
  }

  /** @param {import('./file-link.js').FileMessage} message */
  receive({ type, sha256 }) {
    if (this.isOver) return;
    if (type === 'cancel') this.#over('cancelled');
    if (type === 'gone') this.#over('gone');
    if (type === 'done') this.#writes.then(() => this.#finish(sha256));
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  take(bytes) {
    const [sink, link] = [this.#sink, this.#link];
    if (this.state !== 'receiving' || !sink) return;
    if (this.done + bytes.length > this.size) return this.#over('broken', 'broken');
    this.#hash.update(bytes);
    this.done += bytes.length;
    const offset = this.done;
    this.#writes = this.#writes
      .then(() => sink.write(bytes))
      // Told once it is written, so that a slow disk slows the sender down.
      .then(() => link?.send({ type: 'received', id: this.id, offset }))
      .catch(() => this.isOver || this.#over('failed', 'cancel'));
    this.emit('change');
  }

  /** From the byte on that is missing. */
  #ask() {
    this.#become(this.#link ? 'receiving' : 'waiting');
    this.#link?.send({ type: 'accept', id: this.id, offset: this.done });
  }

  /** @param {string | undefined} sha256 */
  async #finish(sha256) {
    if (this.isOver) return;
    if (this.done !== this.size || this.#hash.digest() !== sha256) return this.#over('broken', 'broken');
    try {
      await this.#sink?.finish();
      this.#link?.send({ type: 'saved', id: this.id });
      this.#become('saved');
    } catch {
      this.#over('failed', 'cancel');
    }
  }

  /** @param {IncomingState} state @param {string} [word] for the sender */
  #over(state, word) {
    if (word) this.#link?.send({ type: word, id: this.id });
    this.#sink?.drop();
    this.#become(state);
  }

  /** @param {IncomingState} state */
  #become(state) {
    this.state = state;
    this.emit('change');
  }
}
