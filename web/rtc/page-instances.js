import { randomId } from '../lib/random-id.js';

/**
 * Tells a page that was loaded again from the one before it: it has the place of before, but nothing of the connection.
 */
export class Pages {
  #page = randomId();
  /** @type {Map<string, string[]>} */
  #own = new Map(); // peer id → what stood for this page there, each time a connection to it was begun anew
  /** @type {Map<string, string>} */
  #known = new Map(); // peer id → the page it was on last

  /**
   * The page that a peer was on last, which signals to it carry as `to`. @returns {string | undefined}
   *
   * @param {string} peer
   */
  of(peer) {
    return this.#known.get(peer);
  }

  /** What one's own signals to a peer carry as `instance`. @param {string} peer */
  own(peer) {
    return this.#own.get(peer)?.at(-1) ?? this.#page;
  }

  /** From now on this page is another one for that peer: none of the connection of before counts. @param {string} peer */
  beginAnew(peer) {
    this.#own.set(peer, [...(this.#own.get(peer) ?? []), randomId()]);
  }

  /** @param {string} peer */
  left(peer) {
    this.#own.delete(peer);
    this.#known.delete(peer);
  }

  /** Outside the room one does not learn who loads a page again. */
  forget() {
    this.#known.clear();
  }

  /**
   * Whose page a signal comes from.
   *
   * @param {protocol.Signal} signal
   * @param {boolean} plain whether the sender is a page of MDN's kind: that does not tell, but each of its connections
   *   has a number of its own in what it offers (RFC 8866, section 5.2)
   * @param {string} peer
   * @returns {'same' | 'new' | 'stale'} stale where it was for one's own page of before, or of a new one that has not
   *   begun yet
   */
  judge(peer, signal, plain) {
    const { type, instance, to } = signal;
    const page = plain && type === 'video-offer' ? /^o=\S+ (\d+)/m.exec(signal.sdp.sdp)?.[1] : instance;
    const known = this.#known.get(peer);
    // Where both begin anew before either heard of it, the first offer of each is for what the other was before.
    const isFirst = type === 'video-offer' && page !== undefined && page !== known;
    if (to !== undefined && to !== this.own(peer) && !(isFirst && this.#wasOwn(peer, to))) return 'stale';
    const isNew = page !== undefined && known !== undefined && page !== known;
    // A page begins with an offer, or steps back from its own and answers one that was on its way to the page before.
    if (isNew && type !== 'video-offer' && !(type === 'video-answer' && to === this.own(peer))) return 'stale';
    if (page !== undefined) this.#known.set(peer, page);
    return isNew ? 'new' : 'same';
  }

  // Internal

  /** @param {string} peer @param {string} instance */
  #wasOwn(peer, instance) {
    return instance === this.#page || Boolean(this.#own.get(peer)?.includes(instance));
  }
}
