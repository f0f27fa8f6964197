import { t } from '../../../lib/i18n.js';
import { Uplink } from '../../../rtc/uplink/uplink.js';

/**
 * Keeps sound clear on a weak network, and says so: on one's own tile, once in a sentence with a way back, and on the
 * tiles of those whose network is weak.
 *
 * @param {Pick<import('../call.js').Parts, 'view' | 'mesh' | 'media' | 'signal'> & {roster:
 *   import('../roster.js').Roster, stats: import('../../../rtc/stats.js').Stats}} parts
 */
export function guardSound({ view, mesh, media, roster, stats, signal }) {
  const uplink = new Uplink({ mesh, stats, signal });
  tellOwn({ view, media, roster, uplink, signal });
  tellTheirs({ view, mesh, signal });
}

/**
 * @param {Pick<import('../call.js').Parts, 'view' | 'media' | 'signal'> & {roster: import('../roster.js').Roster,
 *   uplink: Uplink}} parts
 */
function tellOwn({ view, media, roster, uplink, signal }) {
  /** @type {(() => void) | null} */
  let note = null;
  let isQuiet = false;
  const turnBackOn = () => uplink.insist();
  const warn = () => {
    if (isQuiet || note) return;
    const action = { label: t('network.videoBack'), run: turnBackOn };
    const close = { label: t('network.quiet'), run: () => (isQuiet = true) };
    note = view.notices.say(t('network.weak'), { key: 'weak-network', action, close, stays: true });
  };
  const show = () => {
    const state = media.cameraOn || media.sharing ? uplink.state : 'full';
    const tile = roster.tile('self');
    tile?.connection.showOwn(state, turnBackOn);
    tile?.setNetwork(state === 'paused' ? t('network.own.paused') : null);
    if (state === 'paused') return warn();
    note?.();
    note = null;
  };
  uplink.addEventListener('change', show, { signal });
  media.addEventListener('change', show, { signal });
}

/** @param {Pick<import('../call.js').Parts, 'view' | 'mesh' | 'signal'>} parts */
function tellTheirs({ view, mesh, signal }) {
  /** @type {Set<string>} */
  const paused = new Set(); // peer ids
  const show = () => {
    for (const tile of view.stage.tiles) {
      const [peer] = tile.key.split('/');
      if (!tile.self) tile.setNetwork(paused.has(peer) ? t('network.peer.paused') : null);
    }
  };
  mesh.addEventListener(
    'sending',
    ({ detail: { peer, video } }) => {
      if (video === 'paused') paused.add(peer);
      else paused.delete(peer);
      show();
    },
    { signal },
  );
  mesh.addEventListener('gone', ({ detail }) => paused.delete(detail.peer) && show(), { signal });
  // A tile may come later than what is said on it.
  view.stage.addEventListener('layout', show, { signal });
}
