/** What goes over the WebSocket, as PROTOCOL.md names it. */
declare namespace protocol {
  type Headers = Record<string, string>;

  type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'closed';

  interface Refusal {
    type?: 'refused';
    code: string;
    message: string;
    retry: string;
    retryAfter?: number;
  }

  interface Draining {
    retryAfter: number;
  }

  /** What stands in any message: `type` says which, the rest belongs to it. */
  interface Body {
    type: string;
    seq?: number;
    epoch?: string;
    [field: string]: any;
  }

  type OnMessage = (body: Body, headers: Headers) => void;

  // Section 4

  type PresenceBody =
    | { type: 'presence-list' | 'presence-changes'; users: rest.Presence[] }
    | { type: 'presence'; presence: rest.Presence };

  type RoomsBody =
    | { type: 'room-list'; rooms: rest.Room[] }
    | { type: 'room-gone'; room: string }
    | { type: 'room'; room: rest.Room };

  // Section 5

  type Role = 'host' | 'member' | 'guest';

  interface PeerState {
    mic: boolean;
    camera: boolean;
    screen: boolean;
    hand: boolean;
    /** Whether the microphone is on its way. The server leaves it out of lists while it is not. */
    settingUp?: boolean;
    recording: boolean;
  }

  /** Without `connection` it is `ok`. */
  interface ListedPeer {
    peer: string;
    user: string;
    name: string;
    guest: boolean;
    role: Role;
    dialect: 'stomp' | 'json';
    state: PeerState;
    /** The seq of the event that raised the hand, while it is raised. */
    handSeq?: number;
    connection?: 'ok' | 'reconnecting';
    since: string;
  }

  interface Peer extends ListedPeer {
    connection: 'ok' | 'reconnecting';
  }

  interface You {
    peer: string;
    role: Role;
    ticket: string;
  }

  /** A place in a room that can be taken back (section 8). */
  interface Place {
    peer: string;
    ticket: string;
  }

  interface Room {
    id: string;
    name: string;
    kind: 'team' | 'private' | 'adhoc' | 'call';
    locked: boolean;
    capacity: number;
    call: { id: string; startedAt: string; answeredAt: string | null } | null;
  }

  interface RoomBody extends Body {
    epoch: string;
    seq: number;
    room: Room;
    you: You;
    peers: ListedPeer[];
    iceServers?: IceServer[];
    iceExpiresAt?: string;
  }

  interface IceServer extends RTCIceServer {
    urls: string[];
  }

  interface Message {
    id: string;
    user: string;
    name: string;
    guest?: boolean;
    text: string;
    at: string;
  }

  /** From one person to another, outside of rooms. */
  interface DirectMessage extends Message {
    to: string;
  }

  interface Knock {
    id: string;
    user: string;
    name: string;
    guest: boolean;
    at: string;
  }

  interface PasscodeGuesses extends rest.Named {
    count: number;
  }

  interface QualitySample {
    peer: string;
    at: string;
    rttMs: number;
    lossPercent: number;
    jitterMs: number;
    sendKbps: number;
    receiveKbps: number;
    width: number;
    height: number;
    fps: number;
    relay: boolean;
    relayProtocol?: string;
    alive: boolean;
  }

  /** What the own connection test before a call showed. */
  interface PreCallCheck {
    at: string;
    results: PreCallResult[];
  }

  /** One step of it. `level` is from 0 to 1. */
  interface PreCallResult {
    id: 'microphone' | 'camera' | 'server' | 'relay-udp' | 'relay-tcp' | 'relay-tls' | 'upload';
    state: 'ok' | 'warning' | 'failed' | 'skipped';
    code: string | null;
    ms: number | null;
    kbps: number | null;
    level: number | null;
  }

  // What signaling/room.js makes of it

  interface Snapshot {
    first: boolean;
    samePlace: boolean;
    restarted: boolean;
  }

  interface Gone extends rest.Named {
    peer: string;
    reason: string;
    by?: string;
  }

  interface PeerChange {
    peer: string;
    state: Partial<PeerState>;
    connection?: 'ok' | 'reconnecting';
    by?: string;
  }

  interface RoomEvents {
    snapshot: Snapshot;
    joined: { peer: string };
    left: Gone;
    'peer-state': PeerChange;
    message: Message;
    reaction: { peer: string; emoji: string };
    muted: { peer: string; by: string };
    knock: { knock: Knock };
    'knock-over': { knock: string };
    'passcode-guesses': PasscodeGuesses;
    'room-changed': { room: Room };
    signal: { from: string; body: Signal };
    removed: { reason: string; by?: string };
    ended: { reason: string; by?: string; missed?: boolean };
    knocking: Refusal;
    refused: Refusal;
  }

  // Section 6

  interface Description {
    type: 'video-offer' | 'video-answer';
    sdp: { type: RTCSdpType; sdp: string };
    offer?: string;
  }

  interface Candidate {
    type: 'new-ice-candidate';
    candidate: RTCIceCandidateInit | null;
  }

  interface Want {
    type: 'want';
    video: Height;
  }

  interface Sending {
    type: 'sending';
    video: 'full' | 'reduced' | 'paused';
  }

  type Height = 0 | 180 | 360 | 720;

  /** Beside its own fields a signal tells which page sends it, and to which page of the other side. */
  type Signal = (Description | Candidate | Want | Sending | { type: 'hang-up' | 'restart' }) & {
    instance?: string;
    to?: string;
  };

  // Section 7

  type Media = 'audio' | 'video';

  interface Ring {
    call: string;
    room: string;
    from: rest.Named;
    media: Media;
    waiting: boolean;
    peers?: rest.Named[];
    others?: rest.Named[];
    expiresAt: string;
  }

  interface Ringing {
    call: string;
    id: string;
    room: string;
    to: string[];
  }

  interface Answer {
    type: string;
    call: string;
    room: string;
    user: string;
    by?: string;
    /** The words of who declined. */
    text?: string;
    /** What they say, where they are nobody's own. */
    reply?: string;
  }

  interface Reply {
    text?: string;
    reply?: 'in-five' | 'come-here';
  }
}
