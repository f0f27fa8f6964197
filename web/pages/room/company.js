import { t } from '../../lib/i18n.js';

const CROWD = 5; // people from which on one enters muted

/** With whom one is: counts those met, starts the clock with the first, and says what one waits for without any. */
export class Company {
  #view;
  #room;
  #media;
  #rung;
  #met = new Set(); // user ids

  /** @param {{rung: boolean}} parts whether one was rung, and did not walk in */
  constructor({ view, room, media, me, rung, signal }) {
    this.#view = view;
    this.#room = room;
    this.#media = media;
    this.#rung = rung;
    const on = (event, run) => room.addEventListener(event, ({ detail }) => run(detail), { signal });
    on('snapshot', ({ first }) => this.#entered(first, me.user));
    on('joined', ({ peer }) => this.#joined(room.peers.get(peer)));
    on('left', () => this.#show());
  }

  /** How many one was with, oneself too. */
  get size() {
    return this.#met.size;
  }

  #entered(first, me) {
    const { peers, room } = this.#room;
    this.#met.add(me);
    for (const { user } of peers.values()) this.#met.add(user);
    if (first && peers.size + 1 >= CROWD && this.#media.wanted.mic) {
      this.#media.mute(true);
      this.#view.notices.say(t('call.crowd'));
    }
    if (peers.size > 0) this.#view.heading.start(new Date(room.call?.startedAt ?? Date.now()));
    // Only those who were rung come into the room of a call.
    this.#view.invites = room.kind !== 'call';
    this.#show();
  }

  #joined({ user }) {
    this.#met.add(user);
    this.#view.heading.start(new Date());
    this.#show();
  }

  #show() {
    const waits = this.#rung && this.#room.room?.kind === 'call' && this.#room.peers.size === 0;
    this.#view.showWaiting(waits ? t(this.#met.size > 1 ? 'call.ended' : 'call.direct.waiting') : null);
  }
}
