const PATIENCE = 10_000; // ms
const PINGS = 5;
const CHANNEL = { negotiated: true, id: 0 };

/** Whether a relay answers so; above are the codes of the browser itself. @param {number} code */
const isRefusal = (code) => code >= 400 && code < 600;

/** @typedef {(configuration: RTCConfiguration) => RTCPeerConnection} CreateConnection */
/** @typedef {'no-candidate' | 'refused' | 'no-connection'} Why */

/** No packet comes through. `code`: `no-candidate` (no relay answers), `refused` (by the relay) or `no-connection`. */
export class NoWay extends Error {
  /** @param {Why} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** Two connections of this page with no way to each other but a relay, and a data channel between them. */
export class RelayedPair {
  #ends;
  #channels;
  #found = new Set(); // ends that have a relayed address
  #refused = false;
  /** @type {(code: Why) => void} */
  #giveUp = () => {};
  /** @type {Promise<never>} */
  #givenUp = new Promise((_, reject) => (this.#giveUp = (code) => reject(new NoWay(code))));

  /** @param {{iceServers: RTCIceServer[], createConnection?: CreateConnection}} options */
  constructor({ iceServers, createConnection = (configuration) => new RTCPeerConnection(configuration) }) {
    /** @type {RTCConfiguration} */
    const configuration = { iceServers, iceTransportPolicy: 'relay' };
    this.#ends = [createConnection(configuration), createConnection(configuration)];
    this.#channels = this.#ends.map((end) => end.createDataChannel('connection-test', CHANNEL));
    this.#givenUp.catch(() => {});
  }

  get near() {
    return this.#channels[0];
  }

  get far() {
    return this.#channels[1];
  }

  // Lifecycle

  /** Resolves once packets can be sent, rejects with NoWay. */
  async open() {
    const [near, far] = this.#ends;
    this.#connect(near, far);
    this.#connect(far, near);
    const opened = Promise.all(this.#channels.map((channel) => new Promise((resolve) => (channel.onopen = resolve))));
    await far.setRemoteDescription(await described(near));
    await near.setRemoteDescription(await described(far));
    await this.#within(opened);
  }

  close() {
    for (const end of this.#ends) end.close();
  }

  // Actions

  /** Sends packets there and back. Each passes the way to the relay four times, so half of that is a round trip to it. */
  async roundTrip() {
    this.far.onmessage = ({ data }) => this.far.send(data);
    let least = Infinity;
    for (let count = 0; count < PINGS; count++) {
      const sent = performance.now();
      const back = new Promise((resolve) => (this.near.onmessage = resolve));
      this.near.send(String(count));
      await this.#within(back);
      least = Math.min(least, performance.now() - sent);
    }
    return Math.round(least / 2);
  }

  // Internal

  /** @param {RTCPeerConnection} end @param {RTCPeerConnection} other */
  #connect(end, other) {
    end.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return;
      this.#found.add(end);
      other.addIceCandidate(candidate).catch(() => {}); // It closed meanwhile.
    };
    end.onicecandidateerror = ({ errorCode }) => (this.#refused ||= isRefusal(errorCode));
    end.onicegatheringstatechange = () => {
      if (end.iceGatheringState === 'complete' && !this.#found.has(end)) this.#giveUp(this.#reason);
    };
    end.onconnectionstatechange = () => end.connectionState === 'failed' && this.#giveUp(this.#reason);
  }

  get #reason() {
    if (this.#found.size === this.#ends.length) return 'no-connection';
    return this.#refused ? 'refused' : 'no-candidate';
  }

  /** @param {Promise<unknown>} promise */
  #within(promise) {
    const timer = setTimeout(() => this.#giveUp(this.#reason), PATIENCE);
    return Promise.race([promise, this.#givenUp]).finally(() => clearTimeout(timer));
  }
}

/** Lets an end describe itself. @param {RTCPeerConnection} end */
async function described(end) {
  await end.setLocalDescription();
  return /** @type {RTCSessionDescription} */ (end.localDescription);
}
