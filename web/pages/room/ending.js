import { listenUntil } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { ending } from '../../ui/call/ending.js';
import { backTo } from './past-call.js';

const STAYS = 5000; // ms that a call of two stays on the screen after the other left

/** @type {Record<string, string>} */
const WORDS = { left: 'hungUp', lost: 'theyLost' };

/**
 * What happens here when a room ends: a call that was rung stays on the screen for a moment and says who ended it. A ring
 * that comes meanwhile, from the same person perhaps, is waited for.
 *
 * @param {import('./call.js').Parts & {rings: import('../../signaling/rings.js').Rings, company:
 *   import('./participants.js').Company, hosts: import('./hosts.js').Hosts, leave: (reason: string, by?: string) =>
 *   void}} parts
 */
export function tellEnding({ view, room, rings, company, hosts, leave, signal }) {
  /** @type {{reason: string, by: string} | null} */
  let lastLeft = null;
  let timer = 0;
  const on = listenUntil(signal);

  /** @param {() => void} end */
  const endSoon = (end) => {
    clearTimeout(timer);
    if (rings.incoming.size === 0) timer = setTimeout(end, STAYS);
  };
  const begin = () => {
    const word = WORDS[lastLeft?.reason ?? ''] ?? 'ended';
    const by = lastLeft?.by;
    const text = t(`call.left.${word}`, { by });
    const end = () => leave(word, by);
    const again = backTo(company.others);
    /** @returns {void} */
    const callAgain = () => {
      end();
      again?.();
    };
    view.heading.stop();
    view.showEnding(ending({ text, onAgain: again && callAgain, onLeave: end }));
    view.notices.whisper(text);
    on(rings, 'change', () => endSoon(end));
    endSoon(end);
  };

  on(room, 'left', ({ reason, name, guest }) => (lastLeft = { reason, by: nameOf({ name, guest }) }));
  on(room, 'ended', ({ reason, missed }) => {
    if (missed) return leave('endedAway');
    if (reason === 'ended') return leave(hosts.endedHere ? 'endedByMe' : 'endedByHost');
    if (room.room?.kind !== 'call') return leave('ended');
    begin();
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
