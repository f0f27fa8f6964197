import { el, icon, fill, setAttribute, setIcon } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { DevicePicker } from './devices.js';
import { EffectSwitches } from './effect-switches.js';
import { MeterBar } from './meter-bar.js';
import { picture } from './picture.js';

/**
 * Before the call: how one looks and sounds. Joining waits for no device.
 *
 * Events: `join` (detail: `move` from one's other device, `deaf` for without sound), `ask` (turn devices on), `toggle`, `choose`.
 *
 * @extends {Events<{join: {camera: boolean, move: boolean, deaf: boolean}, ask: undefined, toggle: media.Device,
 *   choose: {slot: media.Choice, deviceId: string}}>}
 */
export class Preview extends Events {
  #video = picture({ 'aria-label': t('call.preview.video') });
  #hint = el('p', { class: 'preview__hint' });
  #ask = this.#button('ask', 'video', t('call.preview.ask'), 'button button--primary');
  #problems = el('div', { class: 'preview__problems', role: 'alert' });
  #toggles = { mic: this.#toggle('mic'), camera: this.#toggle('camera') };
  #inside = el('p', { class: 'quiet', 'aria-live': 'polite' });
  #join = el('button', {
    class: 'button button--primary preview__join',
    type: 'button',
    data: { testid: 'join-call' },
  });
  #elsewhere = el('p', { class: 'preview__elsewhere', hidden: true });
  #both = el('button', { class: 'button', type: 'button', hidden: true, data: { testid: 'join-both' } });
  #moves = false;
  #without = el('button', { class: 'button button--quiet', type: 'button' }, t('call.preview.without'));

  #recording = el('p', { class: 'preview__elsewhere', hidden: true, data: { testid: 'recorded' } });
  #beside = el('p', { class: 'preview__beside quiet', hidden: true, data: { testid: 'beside' } });

  meter = new MeterBar();
  picker = new DevicePicker('preview');
  effects = new EffectSwitches();

  /**
   * @param {{room: string, test: HTMLElement, asks?: boolean, lobby?: boolean}} options the room's name, the test of the
   *   connection, whether one has to be let in, and whether there is a lobby to go back to
   */
  constructor({ room, test, asks = false, lobby = true }) {
    super();
    this.#video.muted = true;
    this.#join.textContent = t(asks ? 'call.preview.askIn' : 'call.preview.join');
    this.#both.textContent = t('host.elsewhere.both');
    /** @param {boolean} camera @param {boolean} move */
    const joins = (camera, move, deaf = false) => this.emit('join', { camera, move, deaf });
    this.#join.addEventListener('click', () => joins(true, this.#moves));
    this.#both.addEventListener('click', () => joins(true, false));
    this.#without.addEventListener('click', () => joins(false, this.#moves));
    const quiet = () => joins(!this.#without.hidden, this.#moves, true);
    fill(
      this.#beside,
      t('neighbour.beside'),
      ' ',
      el('button', { class: 'link', type: 'button', data: { testid: 'join-quiet' }, on: { click: quiet } }, t('neighbour.join')),
    );
    this.picker.addEventListener('choose', ({ detail }) => this.emit('choose', detail));
    this.element = el(
      'section',
      { class: 'preview', data: { testid: 'preview' }, 'aria-labelledby': 'preview-title' },
      el(
        'div',
        { class: 'preview__picture' },
        this.#video,
        el('div', { class: 'preview__empty' }, icon('video-off'), this.#hint, this.#ask),
        el('div', { class: 'preview__toggles' }, this.#toggles.mic.element, this.#toggles.camera.element),
      ),
      el(
        'div',
        { class: 'preview__side' },
        lobby && el('a', { class: 'preview__back', href: '/' }, icon('arrow-left'), t('call.lobby')),
        el('h1', { id: 'preview-title', tabindex: '-1' }, room),
        this.#inside,
        asks && el('p', { class: 'preview__elsewhere', data: { testid: 'locked' } }, icon('lock'), t('call.preview.locked')),
        this.#recording,
        this.#elsewhere,
        // Above what comes and goes with devices, so that it stays where it is.
        el('div', { class: 'preview__actions' }, this.#join, this.#both, this.#without),
        this.#beside,
        this.#problems,
        el('div', { class: 'preview__sound' }, icon('mic'), this.meter.element),
        // Before the devices, which come when they are known.
        test,
        this.picker.element,
        this.effects.element,
      ),
    );
  }

  /**
   * @param {{mic: boolean, camera: boolean, track: MediaStreamTrack | null, asked: boolean, starting: {mic: boolean,
   *   camera: boolean}}} state
   */
  show({ mic, camera, track, asked, starting }) {
    this.element.classList.toggle('preview--video', Boolean(track));
    this.element.classList.toggle('preview--mic', mic);
    this.element.classList.toggle('preview--asked', asked);
    this.#video.srcObject = track ? new MediaStream([track]) : null;
    this.#hint.textContent = t(`call.preview.${starting.camera ? 'starting' : asked ? 'off' : 'before'}`);
    this.#ask.hidden = asked;
    this.#without.hidden = !camera && !starting.camera && asked;
    this.#showToggle('mic', mic, starting.mic);
    this.#showToggle('camera', camera, starting.camera);
  }

  /** @param {{text: string, retry?: () => unknown}[]} problems */
  showProblems(problems) {
    fill(
      this.#problems,
      problems.map(({ text, retry }) =>
        el(
          'div',
          { class: 'preview__problem' },
          icon('circle-alert'),
          el('p', {}, text),
          retry &&
            el('button', { class: 'button button--small', type: 'button', on: { click: retry } }, t('call.retry')),
        ),
      ),
    );
  }

  /**
   * @param {string[] | undefined} names of who is inside already, where that is known
   * @param {boolean} recording whether one of them records, which one is to know before one is heard
   */
  showInside(names, recording) {
    this.#recording.hidden = !recording;
    if (recording) fill(this.#recording, icon('circle-dot'), t('recording.preview'));
    this.#inside.hidden = !names;
    this.#beside.hidden = !names?.length;
    if (!names) return;
    this.#inside.textContent = names.length
      ? t('call.preview.inside', { names: names.join(', ') })
      : t('call.preview.nobody');
  }

  /** @param {string} device where one is in this room already: joining moves the call here */
  showElsewhere(device) {
    this.#moves = true;
    this.#elsewhere.hidden = false;
    this.#both.hidden = false;
    fill(this.#elsewhere, icon('monitor-smartphone'), t('host.elsewhere', { device }));
    this.#join.textContent = t('host.elsewhere.move');
  }

  busy() {
    this.#join.disabled = true;
    this.#join.textContent = t('call.preview.joining');
  }

  /** @param {media.Device} slot */
  #toggle(slot) {
    const glyph = icon(slot === 'mic' ? 'mic' : 'video');
    const element = el('button', { class: 'preview__toggle', type: 'button' }, glyph);
    element.addEventListener('click', () => this.emit('toggle', slot));
    return { element, glyph };
  }

  /** @param {media.Device} slot @param {boolean} on @param {boolean} starting */
  #showToggle(slot, on, starting) {
    const { element, glyph } = this.#toggles[slot];
    const name = slot === 'mic' ? 'mic' : 'video';
    setIcon(glyph, on ? name : `${name}-off`);
    element.classList.toggle('preview__toggle--off', !on);
    element.classList.toggle('preview__toggle--starting', starting);
    setAttribute(element, 'aria-busy', starting && 'true');
    element.setAttribute('aria-label', t(`call.bar.${slot}.${starting ? 'starting' : on ? 'on' : 'off'}`));
  }

  /** @param {'ask'} event @param {string} glyph @param {string} label @param {string} classes */
  #button(event, glyph, label, classes) {
    return el('button', { class: classes, type: 'button', on: { click: () => this.emit(event) } }, icon(glyph), label);
  }
}
