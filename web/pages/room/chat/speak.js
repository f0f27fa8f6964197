import { listenUntil } from '../../../lib/events.js';
import { nameOf } from '../../../lib/guest-name.js';
import { t } from '../../../lib/i18n.js';

const QUIET = 5000; // ms in which one person's reactions are told once
/** What of a state is told, as the texts `call.said.…` name it. */
const TOLD = /** @type {const} */ (['hand', 'mic', 'screen']);

/**
 * Tells screen readers what others see on tiles: hands, microphones, screens and reactions.
 *
 * @param {Pick<import('../call.js').Parts, 'view' | 'room' | 'signal'>} parts
 */
export function speak({ view: { notices }, room, signal }) {
  const on = listenUntil(signal);
  /** @type {Map<string, Partial<protocol.PeerState>>} */
  const known = new Map();
  /** @type {Map<string, number>} */
  const reactedAt = new Map(); // user → ms
  /** @param {string} peer */
  const learn = (peer) => known.set(peer, { ...room.peers.get(peer)?.state });

  on(room, 'snapshot', () => {
    known.clear();
    for (const peer of room.peers.keys()) learn(peer);
  });
  on(room, 'joined', ({ peer }) => learn(peer));
  on(room, 'left', ({ peer }) => known.delete(peer));
  // By whom, is said elsewhere.
  on(room, 'muted', ({ peer }) => known.set(peer, { ...known.get(peer), mic: false }));
  on(room, 'peer-state', ({ peer }) => {
    const [person, before] = [room.peers.get(peer), known.get(peer)];
    if (!person || !before) return;
    for (const what of TOLD.filter((one) => before[one] !== person.state[one])) {
      notices.whisper(t(`call.said.${what}.${person.state[what] ? 'on' : 'off'}`, { name: nameOf(person) }));
    }
    learn(peer);
  });
  on(room, 'reaction', ({ peer, emoji }) => {
    const person = room.peers.get(peer);
    const now = performance.now();
    if (!person || now - (reactedAt.get(person.user) ?? -QUIET) < QUIET) return;
    reactedAt.set(person.user, now);
    notices.whisper(t('call.said.reaction', { name: nameOf(person), emoji }));
  });
}
