import { t } from '../../lib/i18n.js';

/** Says who comes, who goes, and who turned one's microphone off. */
export function announce({ view, room, media, signal }) {
  const on = (event, run) => room.addEventListener(event, ({ detail }) => run(detail), { signal });
  const say = (key, name) => view.notices.say(t(key, { name }));
  on('joined', ({ peer }) => say('call.joined', room.peers.get(peer).name));
  on('left', ({ name, reason }) => say(reason === 'lost' ? 'call.lost' : 'call.leftRoom', name));
  on('muted', ({ peer, by }) => {
    if (peer !== room.you?.peer) return;
    media.mute(true);
    const others = [...room.peers.values()];
    say('call.muted', others.find((other) => other.peer === by || other.user === by)?.name ?? by);
  });
}
