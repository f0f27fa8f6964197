import { listenUntil } from '../../lib/events.js';
import { ornament } from '../../lib/ornament.js';
import { FloatWindow } from '../../ui/call/float-window.js';

const EVERY = 1000; // ms

/** The call in a small window over everything else: whoever speaks, or the only one there is. */
export class Floating {
  #view;
  #media;
  #roster;
  #window = new FloatWindow();
  #timer = 0;

  /**
   * @param {Pick<import('./call.js').Parts, 'view' | 'media' | 'signal'> & {roster: import('./roster.js').Roster,
   *   leave: () => void}} parts
   */
  constructor({ view, media, roster, leave, signal }) {
    this.#view = view;
    this.#media = media;
    this.#roster = roster;
    const on = listenUntil(signal);
    on(this.#window, 'mic', () => media.toggle('mic'));
    on(this.#window, 'leave', leave);
    on(media, 'change', () => this.#show());
    this.#window.addEventListener('closed', () => clearInterval(this.#timer));
    signal.addEventListener('abort', () => this.#close());
  }

  /** A browser that knows no window of this kind floats the one picture. */
  async toggle() {
    if (this.#window.isOpen || document.pictureInPictureElement) return this.#close();
    if (!globalThis.documentPictureInPicture) return this.#tile?.float();
    await ornament(() => this.#window.open(), null);
    if (!this.#window.isOpen) return;
    this.#timer = setInterval(() => this.#show(), EVERY);
    this.#show();
  }

  get #tile() {
    const { tiles } = this.#view.stage;
    const speaker = this.#roster.speaker;
    return tiles.find(({ key }) => key === speaker) ?? tiles.find(({ self }) => !self) ?? tiles[0];
  }

  #show() {
    const tile = this.#tile;
    if (!this.#window.isOpen || !tile) return;
    const { caption, showsVideo, stream } = tile;
    this.#window.show({ name: caption, stream: showsVideo ? stream : null, micOn: this.#media.micOn });
  }

  #close() {
    this.#window.close();
    if (document.pictureInPictureElement) ornament(() => document.exitPictureInPicture());
  }
}
