import { Events } from '../../lib/events.js';
import { shownName } from './file-name.js';
import { FileLink } from './file-link.js';
import { IncomingFile } from './incoming-file.js';
import { OutgoingFile } from './outgoing-file.js';

const MOST_OPEN = 16; // offers of one person that nobody answered yet

/** @typedef {import('./file-link.js').FileMessage} FileMessage */

/**
 * All files that go to others and come from them, by whatever connection stands between two pages just now.
 *
 * Events: `offered` (detail: the incoming file), `partners` after others came who can take files, or went.
 *
 * @extends {Events<{offered: IncomingFile, partners: undefined}>}
 */
export class FileTransfers extends Events {
  /** @type {Map<string, FileLink>} */
  #links = new Map(); // peer id → link
  /** @type {OutgoingFile[]} */
  #outgoing = [];
  /** @type {IncomingFile[]} */
  #incoming = [];

  /** Peers who can be sent files. */
  get partners() {
    return [...this.#links.values()].filter(({ ready }) => ready).map(({ peer }) => peer);
  }

  /** @param {string} peer @param {string} user whose page it is @param {RTCDataChannel} channel an open one */
  connect(peer, user, channel) {
    this.disconnect(peer);
    const link = new FileLink({ channel, peer, user });
    this.#links.set(peer, link);
    link.addEventListener('ready', () => this.#ready(link));
    link.addEventListener('message', ({ detail }) => this.#received(link, detail));
    link.addEventListener('chunk', ({ detail }) => this.#find(this.#incoming, link, detail.id)?.take(detail.bytes));
    link.addEventListener('closed', () => this.#closed(link));
    link.greet();
  }

  /** The connection is gone, which is not the person. @param {string} peer */
  disconnect(peer) {
    this.#links.get(peer)?.close();
  }

  /** That person has left. @param {string} user */
  leave(user) {
    for (const file of [...this.#outgoing, ...this.#incoming]) if (file.user === user) file.forget();
  }

  /** @param {File} file @param {string} peer @returns {OutgoingFile | null} null where that one is gone meanwhile */
  send(file, peer) {
    const link = this.#links.get(peer);
    if (!link?.ready) return null;
    const outgoing = new OutgoingFile({ file, user: link.user });
    this.#outgoing.push(outgoing);
    outgoing.use(link);
    return outgoing;
  }

  close() {
    for (const file of [...this.#outgoing, ...this.#incoming]) file.cancel();
    for (const peer of [...this.#links.keys()]) this.disconnect(peer);
  }

  /** @param {FileLink} link */
  #ready(link) {
    // What goes to another device of theirs stays there.
    for (const file of [...this.#incoming, ...this.#outgoing]) if (file.user === link.user && file.isLost) file.use(link);
    this.emit('partners');
  }

  /** @param {FileLink} link */
  #closed(link) {
    if (this.#links.get(link.peer) === link) this.#links.delete(link.peer);
    for (const file of [...this.#outgoing, ...this.#incoming]) file.lose(link);
    this.emit('partners');
  }

  /** @param {FileLink} link @param {FileMessage} message */
  #received(link, message) {
    if (message.type === 'offer') return this.#offered(link, message);
    const incoming = this.#find(this.#incoming, link, message.id);
    const outgoing = this.#find(this.#outgoing, link, message.id);
    incoming?.receive(message);
    outgoing?.receive(message);
    // The page that had it was loaded again.
    if (!outgoing && message.type === 'accept') link.send({ type: 'gone', id: message.id });
  }

  /** @param {FileLink} link @param {FileMessage} offer */
  #offered(link, { id, name, size }) {
    if (this.#find(this.#incoming, link, id) || typeof name !== 'string' || !isSize(size)) return;
    const open = this.#incoming.filter((file) => file.user === link.user && file.state === 'offered');
    if (open.length >= MOST_OPEN) return link.send({ type: 'decline', id });
    const file = new IncomingFile({ id, user: link.user, name: shownName(name), size });
    this.#incoming.push(file);
    file.use(link);
    this.emit('offered', file);
  }

  /**
   * @template {OutgoingFile | IncomingFile} F
   * @param {F[]} files
   * @param {FileLink} link
   * @param {number} id
   */
  #find(files, link, id) {
    return files.find((file) => file.id === id && file.user === link.user);
  }
}

/** @param {unknown} size @returns {size is number} */
function isSize(size) {
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
}
