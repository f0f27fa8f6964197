import { el, icon, setIcon } from '../../lib/dom.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { picture } from './picture.js';

const SIZE = { width: 360, height: 260 }; // px

/**
 * A small window that stays in front of all others (Document Picture-in-Picture), with the two buttons that one needs at
 * once. Events: `mic`, `leave`, `closed`.
 *
 * @extends {Events<{mic: undefined, leave: undefined, closed: undefined}>}
 */
export class FloatWindow extends Events {
  /** @type {Window | null} */
  #window = null;
  #video = picture({});
  #name = el('p', { class: 'float__name' });
  #glyph = icon('mic');
  #mic = this.#button('mic', this.#glyph, 'float__button');
  #leave = this.#button('leave', icon('phone-off'), 'float__button float__button--leave');
  #element = el(
    'div',
    { class: 'float' },
    this.#video,
    this.#name,
    el('div', { class: 'float__bar' }, this.#mic, this.#leave),
  );

  constructor() {
    super();
    this.#video.muted = true; // its sound comes from the call
    this.#leave.setAttribute('aria-label', t('call.bar.leave'));
  }

  get isOpen() {
    return this.#window !== null;
  }

  /** To be called by a press. @returns {Promise<void>} rejects where the browser does not let it */
  async open() {
    const opened = await /** @type {PictureInPictureApi} */ (globalThis.documentPictureInPicture).requestWindow(SIZE);
    this.#window = opened;
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) opened.document.head.append(sheet.cloneNode());
    opened.document.documentElement.lang = document.documentElement.lang;
    opened.document.title = document.title;
    opened.document.body.className = 'room';
    opened.document.body.append(this.#element);
    opened.addEventListener('pagehide', () => this.#closed());
  }

  close() {
    this.#window?.close();
  }

  /** @param {{stream: MediaStream | null, name: string, micOn: boolean}} shown without a stream the name alone */
  show({ stream, name, micOn }) {
    if (this.#video.srcObject !== stream) this.#video.srcObject = stream;
    this.#name.textContent = name;
    setIcon(this.#glyph, micOn ? 'mic' : 'mic-off');
    this.#mic.setAttribute('aria-label', t(`call.bar.mic.${micOn ? 'on' : 'off'}`));
  }

  #closed() {
    if (!this.#window) return;
    this.#window = null;
    this.#video.srcObject = null;
    this.emit('closed');
  }

  /** @param {'mic' | 'leave'} event @param {HTMLElement} glyph @param {string} classes */
  #button(event, glyph, classes) {
    return el('button', { class: classes, type: 'button', on: { click: () => this.emit(event) } }, glyph);
  }
}
