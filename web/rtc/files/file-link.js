import { Events } from '../../lib/events.js';
import { ornament } from '../../lib/ornament.js';

const VERSION = 1;
const MOST_BUFFERED = 512 * 1024; // bytes that wait in the browser
const LONGEST = 4096; // characters of a message
const HEADER = 4; // bytes before those of a file: its id

/**
 * @typedef {{type: string, id: number, name?: string, size?: number, offset?: number, sha256?: string}} FileMessage
 */

/**
 * One data channel `files` to one other page, and what goes over it (PROTOCOL.md section 6).
 *
 * Events: `ready` (the other page knows files), `message` (detail: {type, id, …}), `chunk` (detail: {id, bytes}),
 * `closed`.
 *
 * @extends {Events<{ready: undefined, message: FileMessage, chunk: {id: number, bytes: Uint8Array<ArrayBuffer>},
 *   closed: undefined}>}
 */
export class FileLink extends Events {
  #channel;

  /** Whether the other page knows files. */
  ready = false;
  peer;
  user;

  /** @param {{channel: RTCDataChannel, peer: string, user: string}} options an open one, and whose page is at its end */
  constructor({ channel, peer, user }) {
    super();
    this.#channel = channel;
    this.peer = peer;
    this.user = user;
    channel.bufferedAmountLowThreshold = MOST_BUFFERED / 2;
    channel.addEventListener('message', ({ data }) => this.#received(data));
    channel.addEventListener('close', () => this.close());
  }

  /** Once somebody listens. */
  greet() {
    this.#write(JSON.stringify({ type: 'hello', version: VERSION }));
  }

  get isOpen() {
    return this.#channel.readyState === 'open';
  }

  close() {
    this.emit('closed');
  }

  /** @param {FileMessage} message */
  send(message) {
    this.#write(JSON.stringify(message));
  }

  /** @param {number} id of the file @param {Uint8Array} bytes */
  sendChunk(id, bytes) {
    const frame = new Uint8Array(HEADER + bytes.length);
    new DataView(frame.buffer).setUint32(0, id);
    frame.set(bytes, HEADER);
    this.#write(frame);
  }

  /** Resolves when the browser's own buffer has room, or the channel is gone. */
  async drained() {
    const channel = this.#channel;
    if (channel.bufferedAmount <= MOST_BUFFERED || !this.isOpen) return;
    await new Promise((resolve) => {
      for (const event of ['bufferedamountlow', 'close']) channel.addEventListener(event, resolve, { once: true });
    });
  }

  /** A channel that closes meanwhile says so by itself. @param {string | Uint8Array<ArrayBuffer>} data */
  #write(data) {
    ornament(() => (typeof data === 'string' ? this.#channel.send(data) : this.#channel.send(data)));
  }

  /** What is not understood is left alone. @param {unknown} data */
  #received(data) {
    if (data instanceof ArrayBuffer && data.byteLength >= HEADER) {
      const id = new DataView(data).getUint32(0);
      return this.emit('chunk', { id, bytes: new Uint8Array(data, HEADER) });
    }
    if (typeof data !== 'string' || data.length > LONGEST) return;
    const message = ornament(() => JSON.parse(data), null);
    if (message?.type === 'hello') return this.#greeted();
    if (Number.isInteger(message?.id)) this.emit('message', message);
  }

  #greeted() {
    if (this.ready) return;
    this.ready = true;
    this.emit('ready');
  }
}
