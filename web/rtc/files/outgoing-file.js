import { Events } from '../../lib/events.js';
import { SendWindow } from './send-window.js';
import { Sha256 } from './sha256.js';

const CHUNK = 64 * 1024 - 64; // bytes: with its header still a message that every browser takes

/**
 * @typedef {'offered' | 'sending' | 'waiting' | 'saved' | 'declined' | 'cancelled' | 'gone' | 'failed'} OutgoingState
 */

/**
 * One file on its way to one person. Where the line or a page was lost it goes on from the byte that the other has.
 *
 * @extends {Events<{change: undefined}>}
 */
export class OutgoingFile extends Events {
  #file;
  /** @type {import('./file-link.js').FileLink | null} */
  #link = null;
  #hash = new Sha256();
  #hashed = 0; // bytes
  /** @type {string | null} */
  #digest = null;
  #window = new SendWindow({ offset: 0 });
  /** @type {symbol | null} */
  #run = null; // the one that sends now

  id = crypto.getRandomValues(new Uint32Array(1))[0];
  /** @type {OutgoingState} */
  state = 'offered';
  /** Bytes that the other side has. */
  done = 0;
  user;

  /** @param {{file: File, user: string}} options whom it is for */
  constructor({ file, user }) {
    super();
    this.#file = file;
    this.user = user;
  }

  get name() {
    return this.#file.name;
  }

  get size() {
    return this.#file.size;
  }

  /** Whether it waits for a new connection. */
  get isLost() {
    return !this.isOver && this.#link === null;
  }

  get isOver() {
    return !['offered', 'sending', 'waiting'].includes(this.state);
  }

  /**
   * Over that link from now on: offers it, which who knows it already answers with an offset.
   *
   * @param {import('./file-link.js').FileLink} link
   */
  use(link) {
    this.#link = link;
    link.send({ type: 'offer', id: this.id, name: this.name, size: this.size });
  }

  /** @param {import('./file-link.js').FileLink} link that is gone */
  lose(link) {
    if (this.#link !== link || this.isOver) return;
    this.#stop();
    this.#link = null;
    if (this.state === 'sending') this.#become('waiting');
  }

  cancel() {
    if (this.isOver) return;
    this.#link?.send({ type: 'cancel', id: this.id });
    this.#end('cancelled');
  }

  /** The person is not in the room any more. */
  forget() {
    if (!this.isOver) this.#end('gone');
  }

  /** @param {import('./file-link.js').FileMessage} message */
  receive({ type, offset = 0 }) {
    if (this.isOver) return;
    if (type === 'accept' && offset >= 0 && offset <= this.size) this.#send(offset);
    if (type === 'received') this.#received(offset);
    if (type === 'saved') this.#end('saved');
    if (type === 'decline') this.#end('declined');
    if (type === 'cancel') this.#end('cancelled');
    if (type === 'broken') this.#end('failed');
  }

  /** @param {number} offset */
  #received(offset) {
    this.#window.arrived(offset);
    this.done = Math.max(this.done, Math.min(offset, this.size));
    this.emit('change');
  }

  /** @param {number} from */
  async #send(from) {
    const [link, run] = [this.#link, Symbol('run')];
    if (!link) return;
    this.#stop();
    this.#run = run;
    const window = (this.#window = new SendWindow({ offset: from }));
    this.done = from;
    this.#become('sending');
    try {
      for (let at = from; at < this.size; ) {
        await window.opened();
        await link.drained();
        const bytes = this.#run === run && new Uint8Array(await this.#file.slice(at, at + CHUNK).arrayBuffer());
        if (!bytes || this.#run !== run) return;
        if (bytes.length === 0) throw new Error('The file is shorter than it was');
        this.#count(at, bytes);
        link.sendChunk(this.id, bytes);
        window.sent(bytes.length);
        at += bytes.length;
      }
      this.#digest ??= this.#hash.digest();
      link.send({ type: 'done', id: this.id, sha256: this.#digest });
    } catch {
      // Changed or gone on the disk since it was chosen.
      link.send({ type: 'cancel', id: this.id });
      this.#end('failed');
    }
  }

  /** What is sent again was counted before. @param {number} at @param {Uint8Array} bytes */
  #count(at, bytes) {
    const fresh = bytes.subarray(Math.max(0, this.#hashed - at));
    this.#hash.update(fresh);
    this.#hashed += fresh.length;
  }

  #stop() {
    this.#run = null;
    this.#window.close();
  }

  /** @param {OutgoingState} state */
  #end(state) {
    this.#stop();
    if (state === 'saved') this.done = this.size;
    this.#become(state);
  }

  /** @param {OutgoingState} state */
  #become(state) {
    this.state = state;
    this.emit('change');
  }
}
