import { listenUntil } from '../../../lib/events.js';
import { nameOf } from '../../../lib/guest-name.js';
import { t } from '../../../lib/i18n.js';

/**
 * Says who comes, who goes and by whose will, and who turned whose microphone off. Loading the page again is none of
 * it.
 *
 * @param {import('../call.js').Parts} parts
 */
export function announce({ view, room, media, me, signal }) {
  const on = listenUntil(signal);
  /** @param {string} key @param {object} names @param {object} [options] */
  const say = (key, names, options) => view.notices.say(t(key, names), options);
  /** @param {(peer: protocol.Peer) => boolean} matches */
  const find = (matches) => [...room.peers.values()].find(matches);
  on(room, 'joined', ({ peer }) => {
    const newcomer = room.peers.get(peer);
    if (!newcomer || find(({ user, peer: other }) => user === newcomer.user && other !== peer)) return;
    // By a second device of one's own nobody comes, and whom one has just rung is there to be seen.
    if (newcomer.user === me.user) return;
    const name = nameOf(newcomer);
    if (room.room?.kind === 'call' && room.peers.size === 1) view.notices.whisper(t('call.joined', { name }));
    else say('call.joined', { name });
  });
  let takeBack = () => {};
  on(room, 'left', ({ user, reason, by, ...person }) => {
    if (user === me.user || find((other) => other.user === user)) return;
    const name = nameOf(person);
    if (reason === 'removed' && by) return say('host.removed', { name, by });
    takeBack = say(reason === 'lost' ? 'call.lost' : 'call.leftRoom', { name });
  });
  // The end of a call says itself who ended it.
  on(room, 'ended', () => takeBack());
  on(room, 'muted', ({ peer, by }) => {
    const name = find((other) => other.peer === by)?.name ?? t('host.somebody');
    if (peer === room.you?.peer) return mutedHere(name);
    const muted = room.peers.get(peer);
    if (!muted) return;
    if (by === room.you?.peer) return say('host.muted.done', { name: nameOf(muted) });
    say('host.muted', { by: name, name: nameOf(muted) });
  });

  /** @param {string} name */
  function mutedHere(name) {
    const wasOn = media.wanted.mic;
    media.mute(true);
    if (!wasOn) return;
    say(
      'call.muted',
      { name },
      { key: 'muted', action: { label: t('host.muted.undo'), run: () => media.mute(false) } },
    );
  }
}
