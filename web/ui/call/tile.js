import { el, fill } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { avatar } from '../avatar.js';
import { guestMark } from '../guest-mark.js';
import { HandMark } from './hand-mark.js';
import { ConnectionMark } from './connection-mark.js';
import { picture, shapeOf } from './picture.js';
import { PinButton } from './pin-button.js';
import { TileMarks } from './tile-marks.js';

const SIDES = /** @type {const} */ (['left', 'top', 'width', 'height']);

/**
 * One person's picture, or one shared screen, with everything one must know about it.
 *
 * Events: `pin`, `blocked` (the browser refuses to play sound without a click), `playing`, `picture` (it has another shape,
 * comes or goes).
 *
 * @extends {Events<{pin: undefined, blocked: undefined, playing: undefined, picture: undefined}>}
 */
export class Tile extends Events {
  #stream = new MediaStream();
  #speaker = ''; // the system's own
  #video = picture({}, () => this.#tellPicture());
  #marks = new TileMarks();
  #hand = new HandMark('tile__hand');
  #network = el('p', { class: 'tile__network', hidden: true });
  #pin = new PinButton(() => this.pin());
  #person;
  #status = el('p', { class: 'tile__status', hidden: true });
  #settingUp = el('p', { class: 'tile__setting-up', role: 'status' });
  #called;
  #name = el('span', { class: 'tile__text' });

  connection = new ConnectionMark();

  /**
   * @param {{key: string, user: string, name: string, guest?: boolean, self?: boolean, screen?: boolean, peer?:
   *   string}} options
   */
  constructor({ key, user, name, guest = false, self = false, screen = false, peer }) {
    super();
    this.key = key;
    this.self = self;
    this.screen = screen;
    this.#video.muted = self;
    this.#video.srcObject = this.#stream;
    const called = (this.#person = nameOf({ name, guest }));
    const mine = self && t(screen ? 'call.tile.ownScreen' : 'call.tile.you');
    const own = mine || (screen && t('call.tile.screen', { name: called }));
    this.#called = own || called;
    const kind = `${self ? 'self-' : ''}${screen ? 'share-' : ''}tile`;
    this.#name.textContent = own || name;
    this.element = el(
      'div',
      {
        class: 'tile',
        role: 'group',
        tabindex: '-1',
        'aria-label': own || called,
        data: { testid: kind, ...(peer && { peer }), user },
        on: { dblclick: () => this.pin() },
      },
      avatar({ user, name }),
      this.#video,
      this.#hand.element,
      this.#pin.element,
      this.#status,
      this.#network,
      this.#settingUp,
      el(
        'div',
        { class: 'tile__name' },
        this.#marks.elements,
        this.#name,
        !own && guestMark({ guest }),
        this.connection.button,
      ),
      this.connection.details,
    );
    this.element.classList.toggle('tile--self', self && !screen);
    this.element.classList.toggle('tile--screen', screen);
    this.element.classList.toggle('tile--own-share', self && screen);
    this.pinned = false;
    this.#video.addEventListener('playing', () => {
      this.setSpeaker(this.#speaker);
      this.emit('playing');
    });
    this.showsVideo = screen;
  }

  /** Whether nobody is heard here. One's own tile says so. @param {boolean} deaf */
  set deaf(deaf) {
    this.#video.muted = this.self || deaf;
    this.#marks.show('deaf', deaf && this.self);
  }

  /** As others read it, who are not "you". */
  get caption() {
    return this.screen ? t('call.tile.screen', { name: this.#person }) : this.#person;
  }

  get stream() {
    return this.#stream;
  }

  /** What is seen of it, to be drawn elsewhere too. */
  get video() {
    return this.#video;
  }

  get audioTracks() {
    return this.#stream.getAudioTracks();
  }

  /** The picture alone in a small window of the browser's own. */
  float() {
    return ornament(() => this.#video.requestPictureInPicture());
  }

  /** @param {boolean} recording */
  setRecording(recording) {
    this.#marks.show('recording', recording);
  }

  get showsVideo() {
    return this.element.classList.contains('tile--video');
  }

  /** Whether there is a picture, or the avatar in its place. */
  set showsVideo(shows) {
    if (shows === this.showsVideo) return;
    this.element.classList.toggle('tile--video', shows);
    this.#tellPicture();
  }

  /** Width by height of the picture, null without one. */
  get shape() {
    return this.showsVideo ? shapeOf(this.#video) : null;
  }

  pin() {
    this.emit('pin');
  }

  /** Whether it takes the stage because one wants it to. @param {boolean} pinned */
  set pinned(pinned) {
    this.#pin.show(pinned, this.#called);
    this.element.classList.toggle('tile--pinned', pinned);
  }

  /** Whether it is one's own screen, shown so that one sees what others see. */
  get isOwnShare() {
    return this.self && this.screen;
  }

  /** @param {'audio' | 'video'} kind @param {media.Track} track */
  setTrack(kind, track) {
    for (const old of this.#stream.getTracks()) if (old.kind === kind) this.#stream.removeTrack(old);
    if (track) this.#stream.addTrack(track);
    this.setSpeaker(this.#speaker);
    this.play();
  }

  play() {
    if (this.#stream.getTracks().length === 0) return;
    this.#video.play().catch((error) => {
      if (error.name === 'NotAllowedError') this.emit('blocked');
    });
  }

  /** @param {Partial<protocol.PeerState>} state */
  show({ mic, camera, settingUp }) {
    if (settingUp !== undefined && !this.screen) {
      this.#settingUp.textContent = settingUp ? t('call.tile.settingUp', { name: this.#called }) : '';
    }
    if (mic !== undefined) this.#marks.show('muted', !mic);
    if (camera !== undefined && !this.screen) this.showsVideo = camera;
  }

  /** @param {number | null} number of the raised hand, 0 before the server gave one, null with the hand down */
  setHand(number) {
    this.#hand.show(number);
    this.element.classList.toggle('tile--hand', number !== null);
  }

  /** Over a picture that stands still because the network is weak, or null. @param {string | null} text */
  setNetwork(text) {
    this.#network.hidden = text === null;
    this.#network.textContent = text;
    this.element.classList.toggle('tile--paused', text !== null);
  }

  /**
   * A sentence over the dimmed last frame, or null for none.
   *
   * @param {string | null} text
   * @param {{href: string, label: string} | null} [way] where more is to be read, in a tab of its own
   */
  setStatus(text, way = null) {
    this.#status.hidden = text === null;
    fill(this.#status, text, way && [' ', el('a', { href: way.href, target: '_blank' }, way.label)]);
    this.element.classList.toggle('tile--dimmed', text !== null);
  }

  /** @param {boolean} speaking */
  setSpeaking(speaking) {
    this.element.classList.toggle('tile--speaking', speaking);
  }

  /**
   * Sound goes to that speaker, where the browser can choose. It cannot before there is something to hear.
   *
   * @param {string} deviceId
   */
  setSpeaker(deviceId) {
    this.#speaker = deviceId;
    if (deviceId !== this.#video.sinkId) ornament(() => this.#video.setSinkId?.(deviceId));
  }

  /**
   * px in the stage, or null for wherever the style sheet puts it.
   *
   * @param {import('./layout.js').Box | null} box
   * @param {{floating?: boolean}} [how] over the others
   */
  place(box, { floating = false } = {}) {
    this.element.classList.toggle('tile--captioned', Boolean(box?.caption));
    this.element.classList.toggle('tile--floating', floating);
    for (const side of SIDES) {
      this.element.style[side] = box ? `${Math.round(box[side])}px` : '';
    }
  }

  #tellPicture() {
    this.emit('picture');
  }

  remove() {
    this.#video.srcObject = null;
    this.element.remove();
  }
}
