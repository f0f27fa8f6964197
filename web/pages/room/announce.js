import { t } from '../../lib/i18n.js';

/** Says who comes, who goes, and who turned one's microphone off. Loading the page again is neither. */
export function announce({ view, room, media, signal }) {
  const on = (event, run) => room.addEventListener(event, ({ detail }) => run(detail), { signal });
  const say = (key, name) => view.notices.say(t(key, { name }));
  const find = (matches) => [...room.peers.values()].find(matches);
  on('joined', ({ peer }) => {
    const { user, name } = room.peers.get(peer);
    if (!find((other) => other.user === user && other.peer !== peer)) say('call.joined', name);
  });
  on('left', ({ user, name, reason }) => {
    if (!find((other) => other.user === user)) say(reason === 'lost' ? 'call.lost' : 'call.leftRoom', name);
  });
  on('muted', ({ peer, by }) => {
    if (peer !== room.you?.peer) return;
    media.mute(true);
    say('call.muted', find((other) => other.peer === by || other.user === by)?.name ?? by);
  });
}
