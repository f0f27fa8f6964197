import { namesApart } from '../../lib/devices-apart.js';
import { listenUntil } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { Tile } from '../../ui/call/tile.js';

const SELF = 'self';
const SCREEN = '/screen'; // behind a peer's id, for the tile of its screen
const CHECKS = '/admin#checks';
const WANT_DELAY = 400; // ms after the last change of layout
/** @type {protocol.Height[]} */
const HEIGHTS = [180, 360, 720];

/** Keeps one tile for everybody's face and one for every shared screen in step with the room and with media. */
export class Roster {
  #view;
  #room;
  #mesh;
  #media;
  #me;
  /** @type {Map<string, Partial<Record<media.Slot, MediaStreamTrack>>>} */
  #tracks = new Map(); // peer id → {slot: track}
  /** @type {string | null} */
  #pinned = null;
  #wantTimer = 0;

  speakerLayout = false;
  /** @type {string | null} */
  speaker = null;

  /** @param {import('./call.js').Parts} parts */
  constructor({ view, room, mesh, media, me, signal }) {
    this.#view = view;
    this.#room = room;
    this.#mesh = mesh;
    this.#media = media;
    this.#me = me;
    this.#addSelf();
    const on = listenUntil(signal);
    on(room, 'snapshot', () => this.#sync());
    on(room, 'joined', () => this.#sync());
    on(room, 'left', () => this.#sync());
    on(room, 'peer-state', (change) => (change.connection ? this.#sync() : this.#stateChanged(change)));
    on(mesh, 'track', (track) => this.#trackCame(track));
    on(mesh, 'state', (change) => this.#connectionChanged(change));
    on(mesh, 'gone', ({ peer }) => this.#tracks.delete(peer));
    on(media, 'change', (change) => this.#ownChanged(change));
    on(view.stage, 'layout', () => this.#wantSoon());
  }

  // Actions

  close() {
    clearTimeout(this.#wantTimer);
    for (const tile of this.#view.stage.tiles) this.#view.stage.remove(tile.key);
  }

  toggleLayout() {
    this.speakerLayout = !this.speakerLayout;
    this.#pinned = null;
    this.spotlight();
  }

  /** Pin beats share beats speaker. */
  spotlight() {
    const { stage } = this.#view;
    const share = stage.tiles.findLast(({ screen, self }) => screen && !self)?.key;
    const speaker = this.speakerLayout ? (this.speaker ?? [...this.#room.peers.keys()][0]) : null;
    const key = [this.#pinned, share, speaker].find((one) => one && stage.get(one)) ?? null;
    const floating = this.#floatingOver(key);
    if (key !== stage.spotlit || floating !== stage.floating) stage.spotlight(key, floating);
    for (const tile of stage.tiles) tile.pinned = tile.key === this.#pinned;
  }

  /** Who speaks lies over a shared screen, else who shares it. @param {string | null} key */
  #floatingOver(key) {
    if (!key?.endsWith(SCREEN)) return null;
    const { stage } = this.#view;
    return [this.speaker, key.slice(0, -SCREEN.length)].find((one) => one && stage.get(one)) ?? null;
  }

  /** @param {string} peer */
  tile(peer) {
    return this.#tile(peer === this.#room.you?.peer ? SELF : peer);
  }

  play() {
    for (const tile of this.#view.stage.tiles) tile.play();
  }

  // Callbacks

  #sync() {
    const { stage } = this.#view;
    for (const tile of stage.tiles) if (!tile.self && !this.#belongs(tile.key)) stage.remove(tile.key);
    const names = namesApart([{ ...this.#me, peer: SELF }, ...this.#room.others]);
    for (const peer of this.#room.others) {
      if (!stage.get(peer.peer)) this.#add({ key: peer.peer, ...peer, name: names.get(peer.peer) ?? peer.name });
      this.#stateChanged({ peer: peer.peer, state: { settingUp: false, ...peer.state } });
    }
    this.spotlight();
  }

  /** @param {{peer: string, state: Partial<protocol.PeerState>}} change */
  #stateChanged({ peer, state }) {
    if (peer === this.#room.you?.peer) return;
    this.#tile(peer)?.show(state);
    if (state.screen === undefined) return;
    const key = screenOf(peer);
    const known = this.#room.peers.get(peer);
    if (state.screen && known && !this.#tile(key)) this.#add({ ...known, key, screen: true });
    if (!state.screen) this.#view.stage.remove(key);
    this.spotlight();
  }

  /** @param {{peer: string, slot: media.Slot, track: MediaStreamTrack}} came */
  #trackCame({ peer, slot, track }) {
    this.#tracks.set(peer, { ...this.#tracks.get(peer), [slot]: track });
    this.#showTracks(peer);
  }

  /** @param {{peer: string, state: string}} change */
  #connectionChanged({ peer, state }) {
    const known = this.#room.peers.get(peer);
    const name = known && nameOf(known);
    /** @type {Record<string, string>} */
    const texts = {
      new: t('call.tile.connecting'),
      connecting: t('call.tile.connecting'),
      disconnected: t('call.tile.lost', { name }),
      failed: t('call.tile.lost', { name }),
      unreachable: t('call.tile.unreachable', { name }),
      'no-relay': t(this.#me.relayOnly ? 'call.tile.relayOnly' : 'call.tile.noRelay', { name }),
    };
    const way = state === 'no-relay' && this.#me.role === 'admin' ? CHECKS : null;
    this.#tile(peer)?.setStatus(texts[state] ?? null, way && { href: way, label: t('call.tile.checks') });
    if (state !== 'connected') return;
    this.#tile(peer)?.connection.begin();
    this.#wantSoon();
  }

  /** @param {{slot: media.Slot, track: media.Track}} change */
  #ownChanged({ slot, track }) {
    const tile = this.#tile(SELF);
    if (slot === 'camera') tile?.setTrack('video', track);
    if (slot === 'screen') this.#ownScreenChanged(track);
    tile?.show({ mic: this.#media.micOn, camera: this.#media.cameraOn });
  }

  /** One sees what the others see. @param {media.Track} track */
  #ownScreenChanged(track) {
    const key = screenOf(SELF);
    if (!track) return this.#view.stage.remove(key);
    if (!this.#tile(key)) this.#add({ key, user: this.#me.user, name: this.#me.name, self: true, screen: true });
    this.#tile(key)?.setTrack('video', track);
  }

  // Internal

  #addSelf() {
    this.#add({ key: SELF, user: this.#me.user, name: this.#me.name, self: true });
    this.#ownChanged({ slot: 'camera', track: this.#media.tracks.camera });
  }

  /** @param {ConstructorParameters<typeof Tile>[0]} options */
  #add(options) {
    const { peer = '' } = options;
    const tile = new Tile(options);
    tile.addEventListener('pin', () => this.#pin(tile.key));
    tile.addEventListener('blocked', () => this.#view.showHear());
    if (!options.self && !options.screen) tile.setStatus(t('call.tile.connecting'));
    this.#view.stage.add(tile);
    if (!options.self) this.#showTracks(peer);
    if (this.#mesh.peers.get(peer)?.state === 'connected') tile.setStatus(null);
  }

  /** @param {string} peer */
  #showTracks(peer) {
    const tracks = this.#tracks.get(peer) ?? {};
    if (tracks.mic) this.#tile(peer)?.setTrack('audio', tracks.mic);
    if (tracks.camera) this.#tile(peer)?.setTrack('video', tracks.camera);
    if (tracks.screen) this.#tile(screenOf(peer))?.setTrack('video', tracks.screen);
    if (tracks.screenSound) this.#tile(screenOf(peer))?.setTrack('audio', tracks.screenSound);
  }

  /** @param {string} key */
  #pin(key) {
    this.#pinned = this.#pinned === key ? null : key;
    this.spotlight();
  }

  /** @param {string} key */
  #belongs(key) {
    return this.#room.others.some(({ peer }) => peer === key.split('/')[0]);
  }

  /** @param {string} key */
  #tile(key) {
    return this.#view.stage.get(key);
  }

  #wantSoon() {
    clearTimeout(this.#wantTimer);
    this.#wantTimer = setTimeout(() => this.#want(), WANT_DELAY);
  }

  #want() {
    for (const peer of this.#room.peers.keys()) {
      const shown = this.#view.stage.shownHeight(peer) * Math.min(devicePixelRatio, 2);
      // A little too small is not seen; the next size up costs four times as much.
      this.#mesh.want(peer, HEIGHTS.find((height) => shown <= height * 1.25) ?? 720);
    }
  }
}

/** @param {string} peer */
function screenOf(peer) {
  return `${peer}${SCREEN}`;
}
