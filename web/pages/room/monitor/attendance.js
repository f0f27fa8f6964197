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
  people.addEventListener('remove', ({ detail }) => hosts.remove(detail));
  const show = () => {
    const { others } = room;
    const self = { peer: 'self', ...me, role: room.you?.role, self: true, state: controls.state };
    const names = namesApart([self, ...others]);
    const listed = [self, ...others.map((peer) => ({ ...peer, safety: watch.safety.get(peer.peer) }))].map((one) => ({
      ...one,
      name: names.get(one.peer) ?? one.name,
    }));
    people.show(listed, hosts.isHost);
    view.bar.count('people', others.length + 1);
  };
  for (const event of EVENTS) room.addEventListener(event, show, { signal });
  media.addEventListener('change', show, { signal });
  view.panel.addEventListener('change', show, { signal });
}
