import { listenUntil } from '../../lib/events.js';
import { nameOf } from '../../lib/guest-name.js';
import { locale, t } from '../../lib/i18n.js';
import { later } from '../../lib/later.js';
import { CaptionLinks } from '../../rtc/captions/caption-links.js';
import { Speech, knowsSpeech } from '../../rtc/captions/speech.js';
import { CaptionLines } from '../../ui/call/caption-lines.js';

const dialog = later(() => import('../../ui/call/captions-dialog.js'));

/**
 * Captions, off until one turns them on: each browser turns the words of whoever sits in front of it into text, if that
 * person lets it, and sends them to those who want to read.
 */
export class Captions {
  #view;
  #room;
  #media;
  #links = new CaptionLinks();
  #lines = new CaptionLines();
  #speech;
  #reads = false;
  #speaks = false;
  #asked = false;

  /** @param {import('./call.js').Parts & {speech?: Speech}} parts */
  constructor({ view, room, mesh, media, signal, speech = new Speech(locale()) }) {
    this.#view = view;
    this.#room = room;
    this.#media = media;
    this.#speech = speech;
    view.stage.element.after(this.#lines.element);
    const on = listenUntil(signal);
    on(mesh, 'channel', ({ peer, name, channel }) => name === 'captions' && this.#links.connect(peer, channel));
    on(mesh, 'gone', ({ peer }) => this.#gone(peer));
    on(media, 'change', () => this.#listen());
    on(this.#links, 'wanted', (peer) => this.#wanted(peer));
    on(this.#links, 'words', (words) => this.#show(words));
    on(speech, 'words', ({ text, final }) => this.#links.say(text, final));
    on(speech, 'failed', () => this.#failed());
    signal.addEventListener('abort', () => speech.listen(null));
  }

  async open() {
    const { openCaptionsDialog } = await dialog();
    const possible = knowsSpeech();
    openCaptionsDialog({
      reads: this.#reads,
      speaks: this.#speaks,
      possible,
      read: (on) => this.#read(on),
      speak: (on) => this.#speak(on),
    });
  }

  /** @param {boolean} on */
  #read(on) {
    this.#reads = on;
    this.#links.want(on);
    this.#view.more.mark('captions', this.#reads || this.#speaks);
    if (on) this.#view.notices.say(t('captions.asked'));
    else this.#lines.clear();
  }

  /** @param {boolean} on */
  #speak(on) {
    this.#speaks = on;
    this.#view.more.mark('captions', this.#reads || this.#speaks);
    this.#listen();
  }

  /** Only while somebody reads, and never through a muted microphone. */
  #listen() {
    const { micOn, tracks } = this.#media;
    this.#speech.listen(this.#speaks && micOn && this.#links.isRead ? tracks.mic : null);
  }

  /** Once a call: who does not want to is not asked again. @param {string | null} peer who wants to read */
  #wanted(peer) {
    this.#listen();
    const reader = peer && this.#room.peers.get(peer);
    if (!reader || this.#speaks || this.#asked || !knowsSpeech()) return;
    this.#asked = true;
    this.#view.notices.say(t('captions.wanted', { name: nameOf(reader) }), {
      key: 'captions',
      action: { label: t('captions.wanted.open'), run: () => this.open() },
    });
  }

  /** @param {{peer: string, text: string}} words */
  #show({ peer, text }) {
    const speaker = this.#room.peers.get(peer);
    if (speaker) this.#lines.show({ peer, name: nameOf(speaker), text });
  }

  /** @param {string} peer */
  #gone(peer) {
    this.#links.disconnect(peer);
    this.#lines.remove(peer);
  }

  #failed() {
    this.#speak(false);
    this.#view.notices.say(t('captions.failed'));
  }
}
