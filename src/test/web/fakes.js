/** Stands in for stompjs: remembers what was sent, and speaks as the server when told to. */
export class FakeStompClient {
  static opened = [];

  webSocket = { close: (code) => this.close(code) };

  frames = [];
  watched = new Map();

  constructor(options) {
    this.options = options;
    FakeStompClient.opened.push(this);
  }

  static get latest() {
    return FakeStompClient.opened.at(-1);
  }

  activate() {}

  deactivate() {
    return Promise.resolve();
  }

  forceDisconnect() {
    this.options.onWebSocketClose({ code: 4001 });
  }

  publish({ destination, headers, body }) {
    this.frames.push({ command: 'SEND', destination, receipt: headers.receipt, body: JSON.parse(body) });
  }

  subscribe(destination, _, headers) {
    this.frames.push({ command: 'SUBSCRIBE', destination, headers });
  }

  unsubscribe(id) {
    this.frames.push({ command: 'UNSUBSCRIBE', id });
  }

  watchForReceipt(receipt, callback) {
    this.watched.set(receipt, callback);
  }

  // The server's side

  connected({ resumed = false, token = 'token', user = 'ada' } = {}) {
    this.options.onConnect({ headers: { user, resumed: String(resumed), 'resume-token': token } });
  }

  message(number, subscription, body, headers = {}) {
    this.options.onUnhandledMessage({
      headers: { 'message-id': String(number), subscription, ...headers },
      body: JSON.stringify(body),
    });
  }

  receipt(receipt) {
    const callback = this.watched.get(receipt);
    if (callback) callback();
    else this.options.onUnhandledReceipt({ headers: { 'receipt-id': receipt } });
  }

  close(code) {
    this.options.onWebSocketClose({ code });
  }

  sent(command) {
    return this.frames.filter((frame) => frame.command === command);
  }
}

/** Stands in for Connection under a Room: the test is the server. */
export class FakeConnection extends EventTarget {
  subscriptions = [];
  outage = { covers: () => false };
  sent = [];

  subscribe(destination, onMessage, headers, onRefused) {
    const subscription = { destination, onMessage, headers, onRefused, open: true };
    this.subscriptions.push(subscription);
    return () => (subscription.open = false);
  }

  send(destination, body) {
    this.sent.push({ destination, body });
    return Promise.resolve();
  }

  get current() {
    return this.subscriptions.at(-1);
  }

  say(body, headers = {}) {
    this.current.onMessage(body, headers);
  }
}

/** Stands in for RTCPeerConnection: the signaling state machine of WebRTC 1.0 without any network. */
export class FakePeerConnection {
  signalingState = 'stable';
  connectionState = 'new';
  localDescription = null;
  remoteDescription = null;
  candidates = [];
  kinds = []; // of what was added to send
  restarts = 0;
  stats = new Map();
  configuration = {};
  failCandidates = false;
  beforeRemote = () => Promise.resolve();

  async setLocalDescription() {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.localDescription = { type, sdp: `local ${type}` };
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
  }

  async setRemoteDescription(description) {
    await this.beforeRemote();
    this.remoteDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
  }

  async addIceCandidate(candidate) {
    if (this.failCandidates) throw new Error('unknown ufrag');
    this.candidates.push(candidate);
  }

  async getStats() {
    return this.stats;
  }

  getConfiguration() {
    return this.configuration;
  }

  setConfiguration(configuration) {
    this.configuration = configuration;
  }

  restartIce() {
    this.restarts++;
  }

  addTransceiver(kind) {
    this.kinds.push(kind);
    return { sender: { replaceTrack: async () => {} }, receiver: { track: { kind: 'audio' } } };
  }

  createDataChannel() {
    return new EventTarget();
  }

  getTransceivers() {
    return [];
  }

  close() {
    this.signalingState = 'closed';
  }

  /** @param {string} state of the way through the network */
  reaches(state) {
    this.iceConnectionState = state;
    this.oniceconnectionstatechange();
  }

  becomes(state) {
    this.connectionState = state;
    this.onconnectionstatechange();
  }
}
