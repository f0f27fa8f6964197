import { listenUntil } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { HandLine } from '../../signaling/hand-line.js';

/** One's own hand, and the numbers of all that are raised. */
export class Hands {
  #view;
  #room;
  #roster;

  /** Whether one's own is raised. */
  up = false;
  line;

  /** @param {import('./call.js').Parts & {roster: import('./roster.js').Roster, onChange: () => void}} parts */
  constructor({ view, room, roster, signal, onChange }) {
    this.#view = view;
    this.#room = room;
    this.#roster = roster;
    this.line = new HandLine(room);
    const on = listenUntil(signal);
    on(this.line, 'change', () => this.#show());
    on(room, 'peer-state', (change) => {
      this.#show();
      if (this.#lowered(change)) onChange();
    });
  }

  /** Others number it once the server has heard of it. */
  toggle() {
    this.up = !this.up;
    this.#show();
    this.#view.notices.whisper(t(`call.said.own.hand.${this.up ? 'on' : 'off'}`));
  }

  /** Others than oneself can lower a hand. @param {protocol.PeerChange} change @returns {boolean} whether they did */
  #lowered({ peer, state, by }) {
    const own = this.#room.you?.peer;
    if (peer !== own || by === own || state.hand !== false || !this.up) return false;
    this.up = false;
    this.#show();
    const host = this.#room.peers.get(by ?? '')?.name ?? t('host.somebody');
    this.#view.notices.say(t('host.hand.lowered', { by: host }), { key: 'hand' });
    return true;
  }

  #show() {
    for (const { peer } of this.#room.others) this.#roster.tile(peer)?.setHand(this.line.numberOf(peer));
    const own = this.#room.you?.peer;
    if (own) this.#roster.tile(own)?.setHand(this.up ? (this.line.numberOf(own) ?? 0) : null);
  }
}
