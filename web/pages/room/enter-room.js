import { showTab } from '../../ui/call/tab.js';
import { Call } from './call.js';
import { Knocking } from './knocking.js';

/**
 * Enters, shows the call, and in between that one waits to be let in.
 *
 * @param {ConstructorParameters<typeof Call>[0]} how
 * @param {{show: (element: HTMLElement) => void, over: (detail: import('./call.js').Over) => void, cancelled: () =>
 *   void, refused: (refusal: import('./call.js').Refused) => void}} then what comes after; `cancelled` where one waits
 *   no longer
 */
export function stay(how, { show, over, cancelled, refused }) {
  const { me, room } = how;
  const call = new Call(how);
  /** @type {Knocking | null} */
  let knocking = null;

  /** @param {protocol.Refusal} refusal */
  const knock = ({ code }) => {
    knocking?.close();
    knocking = new Knocking({ room: room.id, removed: code === 'removed', guest: me.guest, cancel });
    showTab(room.name, 'host.title.knocking');
    show(knocking.element);
  };
  const cancel = () => {
    knocking?.close();
    call.giveUp();
    cancelled();
  };
  const inside = () => {
    if (!knocking) return;
    knocking.close();
    show(call.element);
    call.play();
  };
  const out = () => {
    knocking?.close();
    showTab(room.name);
  };
  call.addEventListener('knocking', ({ detail }) => knock(detail));
  call.addEventListener('inside', inside);
  for (const event of /** @type {const} */ (['over', 'refused'])) call.addEventListener(event, out);
  call.addEventListener('over', ({ detail }) => over(detail));
  call.addEventListener('refused', ({ detail }) => refused(detail));
  show(call.element);
  call.start();
}
