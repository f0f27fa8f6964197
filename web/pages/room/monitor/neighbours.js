import { listenUntil } from '../../../lib/events.js';
import { nameOf } from '../../../lib/guest-name.js';
import { t } from '../../../lib/i18n.js';
import { tabMemory } from '../../../lib/memory.js';
import { SameRoom } from '../../../rtc/same-room.js';

const EVERY = 25; // ms
const FOR = 300000; // ms after one came; people seldom move together later
const NOTHING = 1e-5; // the lowest loudness there is, -100 decibels

/**
 * Says when somebody who was here before sits in the same room, since two microphones and two loudspeakers at one table
 * howl. Who came last is told alone: of two who both turn their sound off, nobody hears the others.
 *
 * @param {import('../call.js').Parts & {meter: {decibels: number | null}, deafness: import('../deafness.js').Deafness,
 *   detector?: () => Pick<SameRoom, 'look'>}} parts `meter` of one's own microphone, which also hears while it is muted
 */
export function tellNeighbours({ view, room, mesh, media, me, meter, deafness, signal, detector = () => new SameRoom() }) {
  const on = listenUntil(signal);
  const key = `same-room:${room.id}`;
  /** @type {Map<string, Pick<SameRoom, 'look'>>} */
  const compared = new Map(); // peer id of who was here before → whether they sit here
  /** @type {{peer: string, dismiss: () => void} | null} */
  let told = null;
  let timer = 0;
  let until = 0;

  const stop = () => clearInterval(timer);
  /** @param {string | null} peer who is told of; null for whomever */
  const dismiss = (peer = null) => {
    if (peer === null || told?.peer === peer) told?.dismiss();
  };
  const look = () => {
    const at = performance.now();
    const mic = meter.decibels;
    if (at > until) return stop();
    if (mic === null || deafness.deaf) return;
    for (const [peer, sameRoom] of compared) {
      const loudness = mesh.peers.get(peer)?.loudness ?? 0;
      if (sameRoom.look({ at, mic, other: 20 * Math.log10(loudness + NOTHING) })) return tell(peer);
    }
  };
  /** @param {string} peer */
  const tell = (peer) => {
    const neighbour = room.peers.get(peer);
    if (!neighbour) return;
    stop();
    const own = neighbour.user === me.user;
    const text = own ? t('neighbour.own') : t('neighbour.near', { name: nameOf(neighbour) });
    const action = { label: t('neighbour.quiet'), run: () => deafness.deaf || deafness.toggle() };
    const other = { label: t('neighbour.stay'), run: () => tabMemory.write(key, 'stay') };
    told = { peer, dismiss: view.notices.say(text, { key: 'neighbour', action, other, stays: true }) };
  };

  on(room, 'snapshot', ({ samePlace }) => {
    if (samePlace || tabMemory.read(key)) return;
    compared.clear();
    for (const peer of room.peers.keys()) compared.set(peer, detector());
    stop();
    until = performance.now() + FOR;
    if (compared.size > 0) timer = setInterval(look, EVERY);
  });
  on(room, 'left', ({ peer }) => {
    compared.delete(peer);
    dismiss(peer);
  });
  on(media, 'change', () => deafness.deaf && dismiss());
  signal.addEventListener('abort', stop);
}
