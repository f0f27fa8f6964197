import { showTab } from '../../ui/call/tab.js';
import { Call } from './call.js';
import { Knocking } from './knocking.js';

/**
 * Enters, shows the call, and in between that one waits to be let in.
 *
 * @param {object} how as of Call, and `room`, `me`
 * @param {{show: (element: HTMLElement) => void, over: Function, cancelled: Function, refused: Function}} then what comes
 *   after; `cancelled` where one waits no longer
 */
export function stay(how, { show, over, cancelled, refused }) {
  const { me, room } = how;
  const call = new Call(how);
  let knocking = null;

  const knock = ({ code }) => {
    knocking?.close();
    knocking = new Knocking({ room: room.id, removed: code === 'removed', guest: me.guest, cancel });
    showTab(room.name, 'host.title.knocking');
    show(knocking.element);
  };
  const cancel = () => {
    knocking.close();
    call.giveUp();
    cancelled();
  };
  const inside = () => {
    if (!knocking) return;
    knocking.close();
    show(call.element);
    call.play();
  };
  const out = (then) => (detail) => {
    knocking?.close();
    showTab(room.name);
    then(detail);
  };
  const handlers = { knocking: knock, inside, over: out(over), refused: out(refused) };
  for (const [event, run] of Object.entries(handlers)) call.addEventListener(event, ({ detail }) => run(detail));
  show(call.element);
  call.start();
}
