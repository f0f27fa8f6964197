/** What REST answers and takes, under the names that /openapi.json has for it. Times are ISO 8601. */
declare namespace rest {
  interface Page<T> {
    items: T[];
    next: string | null;
  }

  interface Named {
    user: string;
    name: string;
    guest: boolean;
  }

  interface RoomName {
    id: string;
    name: string;
  }

  // Calls

  type Outcome =
    | 'ongoing'
    | 'completed'
    | 'missed'
    | 'declined'
    | 'busy'
    | 'cancelled'
    | 'failed'
    | 'interrupted';

  type Verdict = 'good' | 'fair' | 'poor';

  interface Call {
    id: string;
    kind: 'direct' | 'room';
    room: RoomName | null;
    media: 'audio' | 'video';
    outcome: Outcome;
    startedBy: Named;
    startedAt: string;
    answeredAt: string | null;
    endedAt: string | null;
    ringSeconds: number;
    durationSeconds: number;
    endReason: string | null;
    people: CallPerson[];
  }

  interface CallPerson extends Named {
    role: 'caller' | 'callee' | 'participant';
    outcome: 'joined' | 'missed' | 'declined' | 'busy' | 'cancelled' | 'failed' | 'unanswered' | 'ringing' | 'accepted';
    spans: Span[];
    seconds: number;
    quality: Quality;
  }

  interface Span {
    joinedAt: string;
    leftAt: string | null;
    device: string;
  }

  interface Quality {
    verdict: Verdict | 'unknown';
    text: string;
    rttMs: number | null;
    lossPercent: number | null;
    relay: boolean;
    relayProtocol: string | null;
  }

  /** The measurements of a call, of each person in columns. */
  interface CallLines {
    call: string;
    startedAt: string;
    endedAt: string | null;
    people: MeasuredPerson[];
  }

  interface MeasuredPerson {
    user: string;
    name: string;
    quality: Quality;
    spells: Spell[];
    samples: SampleColumns;
    preCallCheck: protocol.PreCallCheck | null;
  }

  interface Spell {
    what: string;
    level: 'fair' | 'poor';
    from: string;
    to: string;
  }

  interface SampleColumns {
    t: string[];
    rttMs: (number | null)[];
    lossPercent: (number | null)[];
    jitterMs: (number | null)[];
  }

  interface Counts {
    calls: number;
    answered: number;
    missed: number;
    minutes: number;
    people: number;
  }

  interface CallStats {
    buckets: (Counts & { start: string })[];
    totals: Counts;
    busiestHours: { hour: number; calls: number }[];
  }

  // Rooms and people

  interface Room {
    id: string;
    name: string;
    kind: 'team' | 'private' | 'adhoc' | 'call';
    locked: boolean;
    capacity: number;
    hasPasscode: boolean;
    members: string[];
    hosts: string[];
    inside: Named[];
    call: { id: string; startedAt: string; answeredAt: string | null } | null;
    recording: boolean;
    schedule: Schedule | null;
  }

  /** When people meet in a room: once, or each week on some days. */
  interface Schedule {
    startsAt: string;
    minutes: number;
    timeZone: string;
    days: string[];
  }

  interface NewRoom {
    name: string;
    kind: string;
    capacity: number;
    passcode?: string;
    members?: string[];
    schedule?: Schedule;
  }

  interface RoomChange {
    name?: string;
    capacity?: number;
    passcode?: string | null;
    members?: string[];
    schedule?: Schedule | null;
  }

  interface Message extends Named {
    id: string;
    text: string;
    at: string;
  }

  interface Conversation extends Named {
    active: boolean;
    unread: number;
    last: protocol.DirectMessage | null;
  }

  interface Presence {
    user: string;
    name: string;
    status: 'online' | 'away' | 'dnd' | 'offline';
    text: string;
    inCall: boolean;
    room: string | null;
    lastSeenAt: string | null;
    devices: number;
    ringable: boolean;
    picture: string | null;
  }

  interface User {
    id: string;
    displayName: string;
    role: 'admin' | 'member';
    active: boolean;
    lastSeenAt: string | null;
    picture: string | null;
  }

  interface UserChange {
    role?: string;
    active?: boolean;
  }

  // One's own account

  interface Me {
    user: string;
    name: string;
    role: 'admin' | 'member' | 'guest';
    guest: boolean;
    room: string | null;
    language: string | null;
    timeZone: string | null;
    relayOnly: boolean;
    picture: string | null;
    mustAddPasskey: boolean;
  }

  interface Session {
    id: string;
    device: string;
    address: string | null;
    lastSeenAt: string;
    current: boolean;
    push: boolean;
    elsewhere: boolean;
  }

  interface Passkey {
    id: string;
    name: string;
    host: string;
    createdAt: string;
    lastUsedAt: string | null;
  }

  interface OwnedPasskey extends Passkey {
    user: string;
  }

  /** What a browser asks its devices for, with bytes in base64url. */
  interface PasskeyCreation {
    publicKey: {
      challenge: string;
      rp: PublicKeyCredentialRpEntity;
      user: { id: string; name: string; displayName: string };
      pubKeyCredParams: PublicKeyCredentialParameters[];
      excludeCredentials?: { id: string }[];
      timeout?: number;
      authenticatorSelection?: AuthenticatorSelectionCriteria;
    };
  }

  interface PasskeyRequest {
    publicKey: {
      challenge: string;
      rpId: string;
      timeout?: number;
      userVerification?: UserVerificationRequirement;
    };
  }

  interface Place {
    room: string;
    peer: string;
    device: string;
    connection: 'ok' | 'reconnecting';
    since: string;
  }

  interface Token {
    id: string;
    name: string;
    scopes: string[];
    expiresAt: string | null;
    lastUsedAt: string | null;
  }

  interface NewToken {
    name: string;
    scopes: string[];
    expiresAt: string | null;
  }

  // Administration

  /** What the server found out about itself. */
  interface Checks {
    running: boolean;
    items: Check[];
  }

  interface Check {
    id: string;
    state: 'ok' | 'warning' | 'error' | 'skipped' | 'running';
    code: string;
    text: string;
    advice: string | null;
    detail: Record<string, string>;
    checkedAt: string | null;
  }

  /** A guest who is here now. */
  interface Guest {
    user: string;
    name: string;
    room: string | null;
    insideSince: string | null;
    connection: 'ok' | 'reconnecting';
    device: string;
    address: string | null;
    invite: string | null;
    signedInAt: string | null;
  }

  interface Setting {
    name: string;
    value: string | null;
    source: 'default' | 'environment' | 'file' | 'platform';
    secret: boolean;
  }

  /** What the server keeps. */
  interface Storage {
    database: { kind: 'file' | 'postgresql' | 'memory' | 'elsewhere'; place: string | null; bytes: number | null };
    tables: TableSize[];
    retention: { days: number; lastPurgeAt: string | null; nextPurgeAt: string | null };
    backups: Backups;
  }

  interface TableSize {
    name: string;
    rows: number;
    estimated: boolean;
    bytes: number | null;
  }

  interface Backups {
    state: 'off' | 'waiting' | 'ok' | 'failed';
    directory: string | null;
    kept: number;
    keep: number;
    lastAt: string | null;
    lastBytes: number | null;
    failedAt: string | null;
    error: string | null;
    nextAt: string | null;
  }

  interface Invite {
    id: string;
    kind: 'account' | 'guest';
    room: string | null;
    url: string;
    createdBy: string;
    expiresAt: string | null;
    maxUses: number | null;
    uses: number;
  }

  interface NewInvite {
    kind: string;
    room: string | null;
    expiresAt: string | null;
    maxUses: number;
  }

  interface OpenInvite {
    kind: 'account' | 'guest';
    room: RoomName | null;
    invitedBy: string;
    expiresAt: string | null;
  }

  interface PasswordReset {
    user: string;
    code: string;
    url: string;
    expiresAt: string;
  }

  interface Provider {
    enabled: boolean;
    name: string | null;
    only: boolean;
  }

  interface MyIdentity {
    label: string;
    linkedAt: string;
    lastUsedAt: string | null;
  }

  interface OpenPasswordReset {
    user: string;
    name: string;
    expiresAt: string;
  }

  interface AuditEntry {
    id: string;
    at: string;
    actor: string | null;
    action: string;
    target: string | null;
    address: string | null;
    detail: string | null;
  }

  interface Webhook {
    id: string;
    url: string;
    types: string[];
  }

  interface NewWebhook {
    url: string;
    types: string[];
  }

  interface Delivery {
    id: string;
    type: string;
    state: 'pending' | 'delivered' | 'failed';
    createdAt: string;
    attempts: number;
    lastAttemptAt: string | null;
    nextAttemptAt: string | null;
    status: number | null;
    error: string | null;
    history: DeliveryAttempt[];
    body: object;
  }

  interface DeliveryAttempt {
    at: string;
    status: number | null;
    error: string | null;
    milliseconds: number;
  }
}
