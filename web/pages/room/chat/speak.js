import { listenUntil } from '../../../lib/events.js';
import { nameOf } from '../../../lib/guest-name.js';
import { t } from '../../../lib/i18n.js';

const QUIET = 5000; // ms in which one person's reactions are told once
/** What of a state is told, as the texts `call.said.…` name it; of one's own what a key turns on and off, seen or not. */
const TOLD = /** @type {const} */ (['hand', 'mic', 'screen']);
const OWN = /** @type {const} */ (['mic', 'camera', 'screen']);

/**
 * Tells screen readers what others see on tiles: hands, microphones, screens and reactions; and what oneself turned on or
 * off, since a key changes a button that one does not stand on.
 *
 * @param {Pick<import('../call.js').Parts, 'view' | 'room' | 'media' | 'signal'>} parts
 */
export function speak({ view: { notices }, room, media, signal }) {
  const on = listenUntil(signal);
  /** @type {Map<string, Partial<protocol.PeerState>>} */
  const known = new Map();
  /** @type {Map<string, number>} */
  const reactedAt = new Map(); // user → ms
  /** @param {string} peer */
  const learn = (peer) => known.set(peer, { ...room.peers.get(peer)?.state });

  const own = () => ({ mic: media.micOn, camera: media.cameraOn, screen: media.sharing });
  let before = own();

  // Not while a key is held to talk: each word would be talked over.
  on(media, 'change', () => {
    if (media.held) return;
    const now = own();
    for (const what of OWN.filter((one) => before[one] !== now[one])) {
      notices.whisper(t(`call.said.own.${what}.${now[what] ? 'on' : 'off'}`));
    }
    before = now;
  });
  on(room, 'snapshot', () => {
    known.clear();
    for (const peer of room.peers.keys()) learn(peer);
  });
  on(room, 'joined', ({ peer }) => learn(peer));
  on(room, 'left', ({ peer }) => known.delete(peer));
  // By whom, is said elsewhere.
  on(room, 'muted', ({ peer }) => known.set(peer, { ...known.get(peer), mic: false }));
  on(room, 'peer-state', ({ peer }) => {
    const [person, state] = [room.peers.get(peer), known.get(peer)];
    if (!person || !state) return;
    for (const what of TOLD.filter((one) => state[one] !== person.state[one])) {
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
