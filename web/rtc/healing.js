const DISCONNECTED_GRACE = 4000; // ms: short breaks heal by themselves
const STUCK_AFTER = 8000; // ms from a way through the network to keys for the media, which take less than one second
const POLITE_PATIENCE = 6000; // ms in which the other end offers once it was asked to

/**
 * When a connection that once was made looks for another way through the network, and when one that never was made is
 * given up for another: it has a way and gets no keys. Of the two ends only one offers. The polite one asks for it, and
 * waits twice as long: an offer that gives way to another leaves Chromium with pictures that stand still although they
 * are decoded.
 */
export class Healing {
  #restart;
  #ask;
  #isAway;
  #renew;
  #graceTimer = 0;
  #patienceTimer = 0;
  #stuckTimer = 0;

  /**
   * @param {{restart: () => void, ask: (() => void) | null, isAway: () => boolean,
   *   renew: () => void}} options `restart` offers, `ask` has the other end offer, where this one shall not; `isAway`
   *   tells whether nothing reaches the other end now; `renew` begins with a new connection
   */
  constructor({ restart, ask, isAway, renew }) {
    this.#restart = restart;
    this.#ask = ask;
    this.#isAway = isAway;
    this.#renew = renew;
  }

  close() {
    clearTimeout(this.#graceTimer);
    clearTimeout(this.#patienceTimer);
    clearTimeout(this.#stuckTimer);
  }

  // Actions

  begin() {
    if (!this.#ask) return this.#restart();
    clearTimeout(this.#patienceTimer);
    const isAsked = !this.#isAway();
    if (isAsked) this.#ask();
    // Others than Parley's own page may leave that unanswered.
    this.#patienceTimer = setTimeout(
      () => (isAsked && !this.#isAway() ? this.#restart() : this.begin()),
      POLITE_PATIENCE,
    );
  }

  // Callbacks

  /** @param {RTCPeerConnectionState} state */
  stateChanged(state) {
    clearTimeout(this.#graceTimer);
    if (state === 'connected') [this.#patienceTimer, this.#stuckTimer].forEach(clearTimeout);
    if (state === 'failed') this.begin();
    if (state === 'disconnected') this.#graceTimer = setTimeout(() => this.begin(), DISCONNECTED_GRACE);
  }

  /** @param {boolean} isKeyless whether there is a way through the network, and nothing can be sent over it yet */
  wayChanged(isKeyless) {
    clearTimeout(this.#stuckTimer);
    // One end does; the polite one where the other does not.
    const patience = this.#ask ? 2 * STUCK_AFTER : STUCK_AFTER;
    if (isKeyless) this.#stuckTimer = setTimeout(this.#renew, patience);
  }

  /** The other end offered, and that could be taken in. */
  offered() {
    clearTimeout(this.#patienceTimer);
  }
}
