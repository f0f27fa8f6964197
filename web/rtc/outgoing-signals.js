/** Sends signals, each with the page that it is from and the one that it is for (PROTOCOL.md section 6). */
export class OutgoingSignals {
  #room;
  #pages;
  #isPlain;
  /** @type {Map<string, string>} */
  #leaving = new Map(); // offer without a receipt yet → peer id

  /**
   * @param {{room: import('../signaling/room.js').Room, pages: import('./page-instances.js').Pages,
   *   isPlain: (id: string) => boolean}} options
   */
  constructor({ room, pages, isPlain }) {
    this.#room = room;
    this.#pages = pages;
    this.#isPlain = isPlain;
  }

  /** Whether an offer to that peer still waits for the socket. @param {string} id */
  isOfferLeaving(id) {
    return [...this.#leaving.values()].includes(id);
  }

  /** @param {string} id @param {protocol.Signal} body */
  send(id, body) {
    const to = this.#isPlain(id) ? undefined : this.#pages.of(id);
    // An offer that still waits for the socket is not repeated: all copies would leave at once when it is back.
    const offer = body.type === 'video-offer' ? `${body.offer} ${to}` : '';
    if (offer && this.#leaving.has(offer)) return;
    if (offer) this.#leaving.set(offer, id);
    this.#room
      .signal(id, { ...body, instance: this.#pages.own(id), to })
      // Who left in between needs no signal.
      .catch((refusal) => console.info('Signal to', id, refusal.code))
      .finally(() => this.#leaving.delete(offer));
  }
}
