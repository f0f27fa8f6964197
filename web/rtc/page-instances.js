import { randomId } from '../lib/random-id.js';

/**
 * Tells a page that was loaded again from the one before it: it has the place of before, but nothing of the connection.
 */
export class Pages {
  #page = randomId();
  /** @type {Map<string, string>} */
  #own = new Map(); // peer id → what stands for this page there, once a connection to it was begun anew
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
    return this.#own.get(peer) ?? this.#page;
  }

  /** From now on this page is another one for that peer: none of the connection of before counts. @param {string} peer */
  beginAnew(peer) {
    this.#own.set(peer, randomId());
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
    if (to !== undefined && to !== this.own(peer)) return 'stale';
    const page = plain && type === 'video-offer' ? /^o=\S+ (\d+)/m.exec(signal.sdp.sdp)?.[1] : instance;
    const known = this.#known.get(peer);
    const isNew = page !== undefined && known !== undefined && page !== known;
    // A page begins with an offer, or steps back from its own and answers one that was on its way to the page before.
    if (isNew && type !== 'video-offer' && !(type === 'video-answer' && to === this.own(peer))) return 'stale';
    if (page !== undefined) this.#known.set(peer, page);
    return isNew ? 'new' : 'same';
  }
}
