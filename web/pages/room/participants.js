import { listenUntil } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { roomNameOf } from '../../lib/server-names.js';
import { serverNow } from '../../lib/server-time.js';

const CROWD = 5; // people from which on one enters muted

/** With whom one is: counts those met, starts the clock with the first, and says what one waits for without any. */
export class Company {
  #view;
  #room;
  #media;
  #rung;
  #me;
  /** @type {Map<string, string>} */
  #met = new Map(); // user id → name
  #title = t('call.direct');
  /** @type {string | undefined} */
  call = undefined; // the id of the last one here

  /** @param {import('./call.js').Parts & {rung: boolean}} parts whether one was rung, and did not walk in */
  constructor({ view, room, media, me, rung, signal }) {
    this.#view = view;
    this.#room = room;
    this.#media = media;
    this.#rung = rung;
    this.#me = me.user;
    const on = listenUntil(signal);
    on(room, 'snapshot', ({ first }) => this.#entered(first));
    on(room, 'joined', ({ peer }) => this.#joined(room.peers.get(peer)));
    on(room, 'left', () => this.#show());
    on(room, 'room-changed', () => {
      view.heading.name = this.title;
      this.#count();
    });
  }

  /** How many one was with, oneself too. */
  get size() {
    return this.#met.size + 1;
  }

  /** @returns {string} what the call is called: a room by its name, a call by who is in it, or was when one was left alone */
  get title() {
    const { room, others } = this.#room;
    if (room?.kind !== 'call') return room ? roomNameOf(room) : '';
    const names = [...new Set(others.filter(({ user }) => user !== this.#me).map(nameOf))];
    if (names.length > 0) this.#title = names.join(', ');
    return this.#title;
  }

  /** @returns {{user: string, name: string}[]} with whom one was */
  get others() {
    return [...this.#met].map(([user, name]) => ({ user, name }));
  }

  /** @param {boolean} first */
  #entered(first) {
    const { peers, room } = this.#room;
    for (const peer of peers.values()) this.#meet(peer);
    if (first && peers.size + 1 >= CROWD && this.#media.wanted.mic) {
      this.#media.mute(true);
      this.#view.notices.say(t('call.crowd'));
    }
    if (peers.size > 0) this.#count();
    // Only those who were rung come into the room of a call.
    this.#view.invites = room?.kind !== 'call';
    this.#show();
  }

  /** @param {protocol.Peer | undefined} peer */
  #joined(peer) {
    if (peer) this.#meet(peer);
    this.#count();
    this.#show();
  }

  /**
   * Counts as the log does: from the answer, not from the ring nor from when one came in. Until the server has told,
   * from now.
   */
  #count() {
    const { answeredAt, id = this.call } = this.#room.room?.call ?? {};
    this.call = id;
    if (answeredAt) this.#view.heading.start(Date.parse(answeredAt));
    else if (!this.#view.heading.started && this.#room.peers.size > 0) this.#view.heading.start(serverNow());
  }

  /** By a second device of one's own one meets nobody. @param {protocol.Peer} peer */
  #meet({ user, name }) {
    if (user !== this.#me) this.#met.set(user, name);
  }

  #show() {
    this.#view.heading.name = this.title;
    const waits = this.#rung && this.#room.room?.kind === 'call' && this.#met.size === 0;
    this.#view.showWaiting(waits ? t('call.direct.waiting') : null);
  }
}
