const ANSWER_TIMEOUT = 10000; // ms until an offer that nobody answered is made again

/**
 * Perfect negotiation (W3C WebRTC 1.0, section 10.7) on one RTCPeerConnection: either side may offer at any moment,
 * and when both do the polite one steps back.
 */
export class Negotiation {
  #pc;
  #polite;
  #send;
  #beforeAnswer;
  #makingOffer = false;
  #ignoreOffer = false;
  #srdAnswerPending = false;
  #early = []; // candidates that came before the description they belong to
  #answerTimer = 0;

  /**
   * @param {{pc: RTCPeerConnection, polite: boolean, send: (body: object) => void, beforeAnswer: () => void}} options
   *   `beforeAnswer` runs between their offer and our answer
   */
  constructor({ pc, polite, send, beforeAnswer }) {
    this.#pc = pc;
    this.#polite = polite;
    this.#send = send;
    this.#beforeAnswer = beforeAnswer;
    pc.onnegotiationneeded = () => this.offer();
    // The end of candidates is told by silence: clients of MDN's kind cannot read a null.
    pc.onicecandidate = ({ candidate }) => candidate && send({ type: 'new-ice-candidate', candidate });
  }

  close() {
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
      if (pc.localDescription.type !== 'offer') return;
      this.#send({ type: 'video-offer', sdp: pc.localDescription });
      this.#awaitAnswer();
    } catch (error) {
      // Closed under it, or the other side's offer came in between and is being answered.
      if (pc.signalingState === 'stable') throw error;
    } finally {
      this.#makingOffer = false;
    }
  }

  /** @param {{type: 'video-offer' | 'video-answer', sdp: RTCSessionDescriptionInit}} body */
  async describe({ sdp }) {
    const pc = this.#pc;
    // If we have a setRemoteDescription() answer operation pending, we will be "stable" by the time the next
    // setRemoteDescription() runs, so that counts as stable for whether offers collide.
    const stable = pc.signalingState === 'stable' || this.#srdAnswerPending;
    const collision = sdp.type === 'offer' && (this.#makingOffer || !stable);
    this.#ignoreOffer = !this.#polite && collision;
    if (this.#ignoreOffer || this.#isStale(sdp)) return;

    this.#srdAnswerPending = sdp.type === 'answer';
    try {
      await pc.setRemoteDescription(sdp);
    } finally {
      this.#srdAnswerPending = false;
    }
    clearTimeout(this.#answerTimer);
    await this.#addEarlyCandidates();
    if (sdp.type === 'offer') await this.#answer();
  }

  /** @param {{candidate: RTCIceCandidateInit | null}} body */
  async addCandidate({ candidate }) {
    if (!this.#pc.remoteDescription) {
      this.#early.push(candidate);
      return;
    }
    try {
      // Null marks the end in the messages of old; the same is said by the empty candidate.
      await this.#pc.addIceCandidate(candidate ?? { candidate: '' });
    } catch (error) {
      if (!this.#ignoreOffer && this.#pc.signalingState !== 'closed') throw error;
    }
  }

  // Internal

  async #answer() {
    this.#beforeAnswer();
    await this.#pc.setLocalDescription();
    this.#send({ type: 'video-answer', sdp: this.#pc.localDescription });
  }

  async #addEarlyCandidates() {
    for (const candidate of this.#early.splice(0)) await this.addCandidate({ candidate });
  }

  /** What is sent again after a reconnect can answer an offer that was answered already. */
  #isStale({ type }) {
    return type === 'answer' && this.#pc.signalingState !== 'have-local-offer';
  }

  #awaitAnswer() {
    clearTimeout(this.#answerTimer);
    this.#answerTimer = setTimeout(() => {
      if (this.#pc.signalingState === 'have-local-offer') this.offer();
    }, ANSWER_TIMEOUT);
  }
}
