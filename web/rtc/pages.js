/**
 * Tells a page that was loaded again from the one before it: it has the place of before, but nothing of the connection.
 */
export class Pages {
  /** What one's own signals carry as `instance`. */
  own = crypto.randomUUID();

  #known = new Map(); // peer id → the page it was on last

  /**
   * Whose page a signal comes from.
   *
   * @param {object} body of the signal
   * @param {boolean} plain whether the sender is a page of MDN's kind: that does not tell, but each of its connections
   *   has a number of its own in what it offers (RFC 8866, section 5.2)
   * @returns {'same' | 'new' | 'stale'} stale where only an offer could begin with a new page
   */
  judge(peer, { type, instance, sdp }, plain) {
    const page = plain && type === 'video-offer' ? /^o=\S+ (\d+)/m.exec(sdp.sdp)?.[1] : instance;
    const known = this.#known.get(peer);
    const isNew = page !== undefined && known !== undefined && page !== known;
    if (isNew && type !== 'video-offer') return 'stale';
    if (page !== undefined) this.#known.set(peer, page);
    return isNew ? 'new' : 'same';
  }
}
