/**
 * When another connection takes the place of one, under another `instance` (PROTOCOL.md section 6). An offer is for one
 * page only: one that was loaded again may have answered it in vain. Then that page's packets have arrived here, and no
 * connection with the next page comes about any more.
 */
export class Renewals {
  #peers;
  #yields;
  #renew;
  /** @type {Map<string, string>} */
  #outdone = new Map(); // peer id → their offer in whose place this end made another one
  /** @type {Set<string>} */
  #stuck = new Set(); // peer ids with whom a connection was stuck, since they were connected last

  /**
   * @param {{peers: ReadonlyMap<string, import('./peer.js').Peer>, yields: (id: string) => boolean,
   *   renew: (id: string) => void}} options `yields` tells whether another's first offer counts for more than one's own
   */
  constructor({ peers, yields, renew }) {
    this.#peers = peers;
    this.#yields = yields;
    this.#renew = renew;
  }

  /** @param {string} id */
  forget(id) {
    this.#outdone.delete(id);
    this.#stuck.delete(id);
  }

  // Callbacks

  /**
   * @param {string} id
   * @param {protocol.Signal} body
   * @param {boolean} isNew whether it is the first from that page
   * @returns {boolean} whether another connection is what is answered to it, and nothing else
   */
  signalled(id, body, isNew) {
    if (body.type === 'video-offer') return this.#offered(id, body);
    // It stepped back from an offer of its own, and the one it answers is of a connection with the page before.
    if (body.type !== 'video-answer' || !isNew || this.#isOfferingFirst(id)) return false;
    this.#renew(id);
    return true;
  }

  /** What was offered while they were away may have reached nobody, or the page before. @param {string} id */
  cameBack(id) {
    if (this.#outdoes(id)) this.#renew(id);
    else this.#peers.get(id)?.remind();
  }

  /** Once: where a network lets no keys through, another connection is no better. @param {string} id */
  gotStuck(id) {
    if (this.#stuck.has(id)) return;
    this.#stuck.add(id);
    this.#renew(id);
  }

  /** @param {string} id */
  connected(id) {
    this.#stuck.delete(id);
  }

  // Internal

  /** @param {string} id */
  #isOfferingFirst(id) {
    return Boolean(this.#peers.get(id)?.isOfferingFirst);
  }

  /** Whether this end's first offer counts where theirs meets it. @param {string} id */
  #outdoes(id) {
    return this.#isOfferingFirst(id) && !this.#yields(id);
  }

  /** @param {string} id @param {protocol.Signal & protocol.Description} body */
  #offered(id, { instance, offer, sdp }) {
    // Who names no page answers no offer by name either: two connections could not be told apart.
    if (instance === undefined || !this.#outdoes(id)) return false;
    // When it is sent again, candidates stand in it.
    const theirs = offer ?? sdp.sdp;
    if (this.#outdone.get(id) === theirs) return true;
    this.#outdone.set(id, theirs);
    this.#renew(id);
    return true;
  }
}
