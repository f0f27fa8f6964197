import { namesApart } from '../../../lib/devices-apart.js';
import { t } from '../../../lib/i18n.js';
import { People } from '../../../ui/call/people.js';

const EVENTS = /** @type {const} */ (['snapshot', 'joined', 'left', 'peer-state']);

/**
 * Keeps the list of people, and their number on its button, in step with the room.
 *
 * @param {import('../call.js').Parts & {watch: import('./call-monitor.js').Watch, controls:
 *   import('../controls.js').Controls, hosts: import('../hosts.js').Hosts, ringing: import('../ringing.js').Ringing}}
 *   parts
 */
export function addAttendance({ view, room, media, me, watch, controls, hosts, ringing, signal }) {
  const people = new People({
    above: [hosts.knocks.list],
    below: [hosts.tools.element, ringing.lists[0].element, view.inviteBox],
  });
  view.panel.add('people', { title: t('call.people'), element: people.element });
  people.addEventListener('mute', ({ detail }) => hosts.mute(detail));
  people.addEventListener('lower', ({ detail }) => hosts.lower(detail));
  hosts.tools.addEventListener('lower', () => controls.lowerHand());
  people.addEventListener('remove', ({ detail }) => hosts.remove(detail));
  const show = () => {
    const { others } = room;
    const { handLine } = controls;
    const hand = controls.state.hand ? (handLine.numberOf(room.you?.peer) ?? 0) : null;
    const self = { peer: 'self', ...me, role: room.you?.role, self: true, state: controls.state, hand };
    const names = namesApart([self, ...others]);
    /** @param {protocol.Peer} peer */
    const listed = (peer) => ({
      ...peer,
      name: names.get(peer.peer) ?? peer.name,
      hand: handLine.numberOf(peer.peer),
      safety: watch.safety.get(peer.peer),
    });
    people.show([{ ...self, name: names.get(self.peer) ?? self.name }, ...others.map(listed)], hosts.isHost);
    hosts.tools.hands = handLine.order.length;
    view.bar.count('people', others.length + 1);
  };
  for (const event of EVENTS) room.addEventListener(event, show, { signal });
  media.addEventListener('change', show, { signal });
  controls.handLine.addEventListener('change', show, { signal });
  controls.recordings.addEventListener('change', show, { signal });
  view.panel.addEventListener('change', show, { signal });
}
