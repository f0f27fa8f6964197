import { closeNotices, notifications, tellWorker, workers } from '../../lib/notifications.js';
import { ornament } from '../../lib/ornament.js';

/** @typedef {import('./incoming.js').IncomingRings} IncomingRings */

const OVER = /** @type {const} */ (['taken', 'cancelled', 'missed', 'ended', 'failed', 'accepted']);
/** @type {string[]} */
const MISSED = ['cancelled', 'missed'];
const ANSWERS = 'parley-answers';
const GOOD_FOR = 60_000; // ms: a ring lasts no longer than 45 s

/**
 * Calls that ring here while nobody looks at this page: a notice of the system tells of them, with the same buttons as
 * one that comes by push. And whatever was pressed there, before this page was open or since, is done here.
 *
 * @param {import('../../signaling/rings.js').Rings} rings
 * @param {IncomingRings} incoming
 */
export function connectNotices(rings, incoming) {
  const container = workers();
  if (!container) return;
  /** @type {Map<string, protocol.Ring>} */
  const told = new Map();

  rings.addEventListener('ring', async ({ detail: ring }) => {
    if (await takeAnswer(ring.call)) return incoming.answer(ring.call);
    if (!document.hidden || notifications() !== 'on' || told.has(ring.call)) return;
    told.set(ring.call, ring);
    const { call, from, media } = ring;
    await ornament(() => tellWorker({ type: 'ring', call, from, media }));
  });
  for (const type of OVER) {
    rings.addEventListener(type, ({ detail: { call } }) => {
      const ring = told.get(call);
      told.delete(call);
      if (!ring) return;
      const missed = document.hidden && MISSED.includes(type);
      ornament(() => (missed ? tellWorker({ type: 'over', call, from: ring.from, outcome: type }) : closeNotices(call)));
    });
  }
  container.addEventListener('message', async ({ data }) => {
    if (data?.type === 'answer' && (await takeAnswer(data.call))) incoming.answer(data.call);
  });
  // The card is in front now.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) for (const call of rings.incoming.keys()) ornament(() => closeNotices(call));
  });
}

/** Whether Answer was pressed for it in a notice, not long ago; it is told once. @param {string} call */
function takeAnswer(call) {
  return ornament(async () => {
    const answers = await caches.open(ANSWERS);
    const path = `/answers/${encodeURIComponent(call)}`;
    const noted = await answers.match(path);
    await answers.delete(path);
    const age = Date.now() - Number(await noted?.text());
    return age >= 0 && age < GOOD_FOR;
  }, false);
}
