import { t } from '../../lib/i18n.js';
import { People } from '../../ui/call/people.js';

/** Keeps the list of people, and their number on its button, in step with the room. */
export function addAttendance({ view, room, media, me, watch, controls, signal }) {
  const people = new People({ invite: view.inviteBox() });
  view.panel.add('people', { title: t('call.people'), element: people.element });
  const show = () => {
    const { others } = room;
    const self = { peer: 'self', ...me, role: room.you?.role, self: true, state: controls.state };
    people.show([self, ...others.map((peer) => ({ ...peer, safety: watch.safety.get(peer.peer) }))]);
    view.bar.count('people', others.length + 1);
  };
  for (const event of ['snapshot', 'joined', 'left', 'peer-state']) room.addEventListener(event, show, { signal });
  for (const source of [media, view.panel]) source.addEventListener('change', show, { signal });
}
