import { openSink, writesToDisk } from '../../../lib/file-sink.js';
import { listenUntil } from '../../../lib/events.js';
import { nameOf } from '../../../lib/guest-name.js';
import { bytesText } from '../../../lib/bytes.js';
import { t } from '../../../lib/i18n.js';
import { FileTransfers } from '../../../rtc/files/file-transfers.js';
import { FileCard } from '../../../ui/call/file-card.js';
import { FileDraft } from '../../../ui/call/file-draft.js';

const MOST_IN_MEMORY = 512 * 1024 * 1024; // bytes, where the browser cannot write to the disk as they come

/** @typedef {import('../../../rtc/files/incoming-file.js').IncomingFile} IncomingFile */
/** @typedef {import('../../../rtc/files/outgoing-file.js').OutgoingFile} OutgoingFile */

/** Files that go from page to page, in the chat's panel. */
export class Files {
  #room;
  #talk;
  #transfers = new FileTransfers();
  #draft = new FileDraft();

  /** @param {import('../call.js').Parts & {talk: import('./chat.js').Talk}} parts */
  constructor({ room, mesh, talk, signal }) {
    this.#room = room;
    this.#talk = talk;
    talk.chat.addTool(this.#draft.button, this.#draft.element);
    const on = listenUntil(signal);
    on(mesh, 'channel', ({ peer, name, channel }) => name === 'files' && this.#connected(peer, channel));
    on(mesh, 'gone', ({ peer }) => this.#transfers.disconnect(peer));
    on(room, 'left', ({ user }) => this.#left(user));
    on(this.#transfers, 'partners', () => this.#showPartners());
    on(this.#transfers, 'offered', (file) => this.#offered(file));
    on(this.#draft, 'send', ({ file, peers }) => this.#send(file, peers));
    signal.addEventListener('abort', () => this.#transfers.close());
  }

  // Callbacks

  /** @param {string} peer @param {RTCDataChannel} channel */
  #connected(peer, channel) {
    const user = this.#room.peers.get(peer)?.user;
    if (user) this.#transfers.connect(peer, user, channel);
  }

  /** On another device they may still be here. @param {string} user */
  #left(user) {
    if (![...this.#room.peers.values()].some((peer) => peer.user === user)) this.#transfers.leave(user);
  }

  /** @param {IncomingFile} file */
  #offered(file) {
    const who = this.#nameOf(file.user);
    const card = new FileCard({ ...file, incoming: true });
    const show = () => card.show([{ key: file.user, who, state: file.state, done: file.done }]);
    card.addEventListener('act', ({ detail }) => this.#act(file, detail.action));
    file.addEventListener('change', show);
    show();
    this.#talk.chat.addCard(card.element);
    this.#talk.mention(t('files.offered', { who, name: file.name, size: bytesText(file.size) }));
  }

  /** @param {File} file @param {string[]} peers */
  #send(file, peers) {
    const sent = peers.flatMap((peer) => this.#transfers.send(file, peer) ?? []);
    if (sent.length === 0) return;
    const card = new FileCard({ name: file.name, size: file.size, incoming: false });
    const names = new Map(sent.map(({ user }) => [user, this.#nameOf(user)]));
    const show = () =>
      card.show(
        sent.map(({ id, user, state, done }) => ({ key: String(id), who: names.get(user) ?? user, state, done })),
      );
    for (const one of sent) one.addEventListener('change', show);
    card.addEventListener('act', ({ detail }) => sent.find(({ id }) => String(id) === detail.key)?.cancel());
    show();
    this.#talk.chat.addCard(card.element);
  }

  // Internal

  /** @param {IncomingFile} file @param {import('../../../ui/call/file-card.js').FileAction} action */
  async #act(file, action) {
    if (action === 'decline') return file.decline();
    if (action === 'cancel') return file.cancel();
    if (!writesToDisk() && file.size > MOST_IN_MEMORY) {
      return this.#talk.tell(t('files.tooLarge', { most: bytesText(MOST_IN_MEMORY) }));
    }
    const sink = await openSink(file.name);
    if (sink) file.accept(sink);
  }

  #showPartners() {
    this.#draft.partners = this.#transfers.partners.flatMap((peer) => {
      const known = this.#room.peers.get(peer);
      return known ? [{ peer, name: nameOf(known) }] : [];
    });
  }

  /** @param {string} user */
  #nameOf(user) {
    const peer = [...this.#room.peers.values()].find((one) => one.user === user);
    return peer ? nameOf(peer) : user;
  }
}
