import { t } from '../../../lib/i18n.js';
import { People } from '../../../ui/call/people.js';

/** Keeps the list of people, and their number on its button, in step with the room. */
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
    const listed = [self, ...others.map((peer) => ({ ...peer, safety: watch.safety.get(peer.peer) }))];
    people.show(listed, hosts.isHost);
    view.bar.count('people', others.length + 1);
  };
  for (const event of ['snapshot', 'joined', 'left', 'peer-state']) room.addEventListener(event, show, { signal });
  for (const source of [media, view.panel]) source.addEventListener('change', show, { signal });
}
