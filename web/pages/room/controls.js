import { listenUntil } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { goToNextRegion } from '../../ui/regions.js';
import { EMOJI } from '../../ui/call/reactions.js';
import { Keyboard } from '../../ui/call/keyboard.js';
import { showCallTab } from '../../ui/call/tab.js';
import { Hands } from './hands.js';
import { Floating } from './floating.js';
import { showToSystem } from './media-session.js';
import { deviceProblem } from './prejoin/device-problems.js';
import { chosenDevices, rememberDevice } from './prejoin/device-settings.js';
import { Tools } from './tools.js';

const SLOTS = /** @type {const} */ (['mic', 'camera']);

/** What a person can do during a call, by button, menu or key. */
export class Controls {
  #view;
  #media;
  #room;
  #hands;
  #recordings;
  #keyboard;
  #float;
  #listening = new AbortController();
  #asking = 0;
  /** @type {(() => void) | null} */
  #stopNote = null;

  /**
   * @param {ConstructorParameters<typeof Tools>[0] & {leave: () => void}} parts
   */
  constructor(parts) {
    const { view, media, room, roster, leave } = parts;
    this.#view = view;
    this.#media = media;
    this.#room = room;
    this.#keyboard = new Keyboard({ choosing: () => view.reactions.matches(':popover-open') });
    this.#hands = new Hands({ ...parts, onChange: () => this.#show() });
    const tools = new Tools(parts);
    this.#recordings = tools.recordings;
    this.#float = new Floating({ view, media, roster, leave, signal: this.#listening.signal });
    showToSystem({ view, media, leave, signal: this.#listening.signal });
    const actions = {
      mic: () => media.toggle('mic'),
      camera: () => media.toggle('camera'),
      share: () => media.toggle('screen'),
      hand: () => this.#toggleHand(),
      chat: () => view.panel.toggle('chat'),
      people: () => view.panel.toggle('people'),
      layout: () => roster.toggleLayout(),
      ...tools.actions,
      fullscreen: () => this.#toggleFullscreen(),
      float: () => this.#float.toggle(),
      help: () => view.help.showModal(),
      close: () => view.closeTopmost(),
      leave,
    };
    for (const [name, run] of Object.entries(actions)) {
      view.bar.addEventListener(/** @type {'mic'} */ (name), run);
      this.#keyboard.addEventListener(/** @type {'mic'} */ (name), run);
      view.more.addEventListener(/** @type {'chat'} */ (name), () => {
        view.moreMenu.hidePopover();
        run();
      });
    }
    this.#listen();
  }

  /** All of one's state, as others shall see it. */
  get state() {
    const { micOn: mic, cameraOn: camera, sharing: screen } = this.#media;
    return { mic, camera, screen, hand: this.#hands.up, recording: this.#recordings.on };
  }

  /** Who has raised a hand, in order. */
  get handLine() {
    return this.#hands.line;
  }

  /** Who records. */
  get recordings() {
    return this.#recordings;
  }

  attach() {
    this.#keyboard.attach();
    this.#showDevices();
    this.#show();
  }

  detach() {
    this.#keyboard.detach();
    this.#listening.abort();
  }

  // Callbacks

  #listen() {
    const { signal } = this.#listening;
    const on = listenUntil(signal);
    on(this.#keyboard, 'talk', (talking) => this.#holdToTalk(talking));
    on(this.#keyboard, 'react', () => this.#view.reactions.togglePopover());
    on(this.#keyboard, 'reaction', (index) => this.#view.react(EMOJI[index]));
    on(this.#keyboard, 'cycle', goToNextRegion);
    on(this.#recordings, 'change', () => this.showTitle());
    on(this.#view.panel, 'change', () => this.#show());
    on(this.#view.more, 'choose', (choice) => this.#choose(choice));
    on(this.#media, 'change', (change) => this.#changed(change));
    on(this.#media, 'starting', () => this.#show());
    on(this.#media, 'error', (error) => this.#failed(error));
    on(this.#media, 'devices', () => this.#showDevices());
    on(this.#media, 'unplugged', (unplugged) => this.#replaced(unplugged));
    on(this.#media, 'plugged', (plugged) => this.#offer(plugged));
  }

  /** @param {{slot: media.Slot}} change */
  #changed({ slot }) {
    if (slot === 'screen') this.#sharingChanged();
    this.#show();
    this.#tell(this.state);
  }

  /** @param {{slot: media.Shown, kind: media.Trouble}} error */
  #failed({ slot, kind }) {
    const run = () => (slot === 'screen' ? this.#media.share() : this.#media.open(slot));
    const action = { label: t('call.retry'), run };
    this.#view.notices.say(deviceProblem(slot, kind), { key: `problem-${slot}`, action });
    this.#show();
  }

  /** @param {{slot: media.Device, device: string}} unplugged */
  #replaced({ slot, device }) {
    const action = { label: t('call.undo'), run: () => this.#media.shut(slot) };
    this.#view.notices.say(t(`call.unplugged.${slot}`, { device }), { key: `unplugged-${slot}`, action });
  }

  /** @param {{slot: media.Device, device: MediaDeviceInfo}} plugged */
  #offer({ slot, device }) {
    const run = () => this.#choose({ slot, deviceId: device.deviceId });
    this.#view.notices.say(t('call.plugged', { device: device.label }), {
      action: { label: t('call.plugged.use'), run },
    });
  }

  /** @param {{slot: media.Choice, deviceId: string}} choice */
  async #choose({ slot, deviceId }) {
    if (slot !== 'speaker' && !(await this.#media.open(slot, deviceId))) return;
    rememberDevice(slot, deviceId);
    this.#showDevices();
  }

  // Actions

  #toggleHand() {
    this.#hands.toggle();
    this.#show();
    this.#tell({ hand: this.#hands.up });
  }

  lowerHand() {
    if (this.#hands.up) this.#toggleHand();
  }

  #toggleFullscreen() {
    if (document.fullscreenElement) ornament(() => document.exitFullscreen());
    else ornament(() => document.documentElement.requestFullscreen?.());
  }

  /** Space talks only through a muted microphone, and mutes it again. */
  #talking = false;

  /** @param {boolean} held */
  #holdToTalk(held) {
    if (held === this.#talking || (held && (this.#media.micOn || !this.#media.tracks.mic))) return;
    this.#talking = held;
    this.#media.held = held;
    this.#media.mute(!held);
  }

  // Internal

  #sharingChanged() {
    this.#stopNote?.();
    this.#stopNote = null;
    if (!this.#media.sharing) return;
    const action = { label: t('call.share.stop'), run: () => this.#media.unshare() };
    this.#stopNote = this.#view.notices.say(t('call.share.on'), { key: 'share', action, stays: true });
  }

  #show() {
    const { shown } = this.#view.panel;
    const { mic, camera, screen, hand } = this.state;
    this.#view.bar.show({ mic, camera, share: screen, hand, chat: shown === 'chat', people: shown === 'people' });
    this.#view.bar.showStarting('share', this.#media.isStarting('screen'));
    for (const slot of SLOTS) {
      this.#view.bar.showStarting(slot, this.#media.isStarting(slot) && !this.#media.tracks[slot]);
      const kind = this.#media.errors[slot];
      this.#view.bar.showProblem(slot, kind && deviceProblem(slot, kind));
    }
    this.showTitle();
  }

  showTitle() {
    const { micOn, sharing } = this.#media;
    showCallTab(this.#view.heading.name, { asking: this.#asking, micOn, sharing, recording: this.#recordings.any });
  }

  /** @param {number} count how many ask to be let in */
  set asking(count) {
    this.#asking = count;
    this.showTitle();
  }

  #showDevices() {
    const { list } = this.#media;
    const chosen = chosenDevices();
    this.#view.more.picker.show(list, (slot) => this.#media.chosen(slot) ?? chosen[slot]);
    // Before anything is allowed no device has a name. One that is gone gives way to the system's own.
    const isGone = list.speaker.length > 0 && !list.speaker.some(({ deviceId }) => deviceId === chosen.speaker);
    this.#view.stage.useSpeaker((!isGone && chosen.speaker) || '');
  }

  /** @param {Partial<protocol.PeerState>} state */
  #tell(state) {
    if (this.#room.inside) this.#room.show(state).catch(() => {});
  }
}
