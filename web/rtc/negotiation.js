import { randomId } from '../lib/random-id.js';

const ANSWER_TIMEOUT = 4000; // ms until an offer that nobody answered is sent again

/**
 * Perfect negotiation (W3C WebRTC 1.0, section 10.7) on one RTCPeerConnection: either side may offer at any moment,
 * and when both do the polite one steps back. What arrives has to be handed over one at a time.
 */
export class Negotiation {
  #pc;
  #polite;
  #send;
  #tune;
  #beforeAnswer;
  #makingOffer = false;
  #ignoreOffer = false;
  #offer = { id: '', sentAgain: false }; // the last one that was sent
  /** @type {(RTCIceCandidateInit | null)[]} */
  #early = []; // candidates that came before the description they belong to
  #answerTimer = 0;
  #closed = false;
  #hasRelay = false;

  /**
   * @param {{pc: RTCPeerConnection, polite: boolean, send: (body: protocol.Signal) => void, beforeAnswer: () => void,
   *   tune?: (description: RTCSessionDescriptionInit) => RTCSessionDescriptionInit}} options `beforeAnswer` runs between
   *   their offer and our answer; `tune` changes what they describe before it is taken in
   */
  constructor({ pc, polite, send, beforeAnswer, tune = (description) => description }) {
    this.#pc = pc;
    this.#polite = polite;
    this.#send = send;
    this.#beforeAnswer = beforeAnswer;
    this.#tune = tune;
    pc.onnegotiationneeded = () => this.offer();
    // The end of candidates is told by silence: clients of MDN's kind cannot read a null.
    pc.onicecandidate = ({ candidate }) => candidate && this.#found(candidate);
  }

  /** Whether a relay has given this end an address, at any time. */
  get hasRelay() {
    return this.#hasRelay;
  }

  /** Whether an offer of this end is made or waits for an answer. */
  get isOffering() {
    return this.#makingOffer || this.#pc.signalingState === 'have-local-offer';
  }

  /**
   * Whether their offer meets our first one, and ours gives way. Transceivers that were added for an offer stay behind
   * when it is rolled back, and no later offer of theirs takes them up: such a connection is of no more use.
   *
   * @param {protocol.Description} description
   */
  givesWayTo({ sdp }) {
    return sdp.type === 'offer' && this.#polite && !this.#pc.remoteDescription && this.isOffering;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#answerTimer);
    this.#pc.onnegotiationneeded = null;
    this.#pc.onicecandidate = null;
  }

  // Actions

  async offer() {
    const pc = this.#pc;
    try {
      this.#makingOffer = true;
      await pc.setLocalDescription();
      if (this.#closed || pc.localDescription?.type !== 'offer') return;
      this.#offer = { id: randomId(), sentAgain: false };
      this.#sendOffer();
    } catch (error) {
      // Closed under it, or the other side's offer came in between and is being answered.
      if (pc.signalingState === 'stable') throw error;
    } finally {
      this.#makingOffer = false;
    }
  }

  /** Sends the offer that waits for an answer once more, to a page that may not have been there for it. */
  remind() {
    if (!this.#closed && !this.#makingOffer && this.#pc.signalingState === 'have-local-offer') this.#sendOffer();
  }

  /** @param {protocol.Description} body */
  async describe({ sdp, offer }) {
    const collision = sdp.type === 'offer' && this.isOffering;
    this.#ignoreOffer = !this.#polite && collision;
    if (this.#ignoreOffer) return this.#insist();
    if (this.#isStale(sdp, offer)) return;

    await this.#pc.setRemoteDescription(this.#tune(sdp));
    clearTimeout(this.#answerTimer);
    await this.#addEarlyCandidates();
    if (sdp.type === 'offer') await this.#answer(offer);
  }

  /** @param {Pick<protocol.Candidate, 'candidate'>} body */
  async addCandidate({ candidate }) {
    if (!this.#pc.remoteDescription) {
      // Those of an offer that gave way lead to a connection that is closed.
      if (!this.#ignoreOffer) this.#early.push(candidate);
      return;
    }
    try {
      // Null marks the end in the messages of old; the same is said by the empty candidate.
      await this.#pc.addIceCandidate(candidate ?? { candidate: '' });
    } catch (error) {
      if (!this.#ignoreOffer && this.#pc.signalingState !== 'closed') throw error;
    }
  }

  /**
   * Takes in once more what they described last, tuned as it shall be now. Nothing is sent: for the other side nothing
   * has changed.
   */
  async retune() {
    const theirs = this.#pc.remoteDescription;
    if (this.#closed || this.#makingOffer || !theirs || this.#pc.signalingState !== 'stable') return;
    try {
      this.#makingOffer = true; // an answer is not waited for, and none is asked for again
      if (theirs.type === 'answer') await this.#pc.setLocalDescription(await this.#pc.createOffer());
      await this.#pc.setRemoteDescription(this.#tune(theirs));
      if (theirs.type === 'offer') await this.#pc.setLocalDescription();
    } finally {
      this.#makingOffer = false;
    }
  }

  // Internal

  /** @param {RTCIceCandidate} candidate */
  #found(candidate) {
    this.#hasRelay ||= candidate.type === 'relay';
    this.#send({ type: 'new-ice-candidate', candidate });
  }

  #sendOffer() {
    const sdp = this.#pc.localDescription;
    if (sdp) this.#send({ type: 'video-offer', offer: this.#offer.id, sdp });
    clearTimeout(this.#answerTimer);
    this.#answerTimer = setTimeout(() => this.remind(), ANSWER_TIMEOUT);
  }

  /** Who offers now may have been loaded after our offer went out. */
  #insist() {
    if (this.#offer.sentAgain) return;
    this.#offer.sentAgain = true;
    this.remind();
  }

  /** @param {string | undefined} offer */
  async #answer(offer) {
    this.#beforeAnswer();
    await this.#pc.setLocalDescription();
    const sdp = this.#pc.localDescription;
    if (!this.#closed && sdp) this.#send({ type: 'video-answer', offer, sdp });
  }

  async #addEarlyCandidates() {
    for (const candidate of this.#early.splice(0)) {
      if (!this.#belongs(candidate)) continue;
      try {
        await this.addCandidate({ candidate });
      } catch (error) {
        console.warn('Candidate left out', error); // the way may be one of the others
      }
    }
  }

  /**
   * Whether it is a way to the connection they describe, and not to the one that their offer before was for.
   *
   * @param {RTCIceCandidateInit | null} candidate
   */
  #belongs(candidate) {
    const name = candidate?.usernameFragment;
    const names = this.#pc.remoteDescription?.sdp.matchAll(/^a=ice-ufrag:(\S+)/gm) ?? [];
    return !name || [...names].some(([, known]) => known === name);
  }

  /**
   * What is sent again can be answered twice, and by a client that names it an offer of before.
   *
   * @param {RTCSessionDescriptionInit} description
   * @param {string | undefined} offer
   */
  #isStale({ type }, offer) {
    if (type !== 'answer') return false;
    return this.#pc.signalingState !== 'have-local-offer' || (offer !== undefined && offer !== this.#offer.id);
  }
}
