import { listenUntil } from '../../lib/events.js';
import { stillThereDialog } from '../../ui/call/still-there-dialog.js';

const ALONE_FOR = 120000; // ms
const COUNTDOWN = 60; // s
const INPUT = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

/**
 * Who forgot the tab of a room in which nobody is any more leaves it after a question: a camera shall not stay on for an
 * empty room. Any input is an answer. A direct call ends by itself, and whoever rings somebody waits for somebody.
 *
 * @param {Pick<import('./call.js').Parts, 'room' | 'signal'> & {isExpecting: () => boolean, leave: () => void,
 *   aloneFor?: number, countdown?: number}} parts `isExpecting`: somebody is being rung
 */
export function askStillThere({ room, signal, isExpecting, leave, aloneFor = ALONE_FOR, countdown = COUNTDOWN }) {
  let timer = 0;
  /** @type {ReturnType<typeof stillThereDialog> | null} */
  let dialog = null;

  const isAlone = () => room.inside && room.others.length === 0 && room.room?.kind !== 'call' && !isExpecting();
  const begin = () => {
    clearTimeout(timer);
    const open = dialog;
    dialog = null;
    open?.close();
    if (!signal.aborted && room.inside && room.room?.kind !== 'call') timer = setTimeout(ask, aloneFor);
  };
  const ask = () => {
    if (!isAlone()) return begin();
    const deadline = performance.now() + countdown * 1000;
    const asked = stillThereDialog({ seconds: countdown, stay: () => dialog === asked && begin(), leave });
    dialog = asked;
    const tick = () => {
      const left = Math.ceil((deadline - performance.now()) / 1000);
      if (left <= 0) return leave();
      asked.show(left);
      timer = setTimeout(tick, deadline - performance.now() - (left - 1) * 1000);
    };
    timer = setTimeout(tick, 1000);
  };

  const on = listenUntil(signal);
  for (const event of /** @type {const} */ (['snapshot', 'joined', 'left', 'knock'])) on(room, event, begin);
  // Moving the pointer comes by the hundred.
  for (const event of INPUT) document.addEventListener(event, begin, { signal, passive: true, capture: true });
  signal.addEventListener('abort', begin);
}
