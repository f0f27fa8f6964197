import { openSink } from '../../../lib/file-sink.js';
import { Events, listenUntil } from '../../../lib/events.js';
import { nameOf } from '../../../lib/guest-name.js';
import { t } from '../../../lib/i18n.js';
import { later } from '../../../lib/later.js';
import { serverNow } from '../../../lib/server-time.js';
import { shownName } from '../../../rtc/files/file-name.js';
import { recordingFormat } from '../../../rtc/recording/recorder.js';
import { confirm } from '../../../ui/confirm.js';

const EVENTS = /** @type {const} */ (['snapshot', 'joined', 'left', 'peer-state']);

const recorder = later(() => import('./record.js'));

/**
 * Who records this call: everybody is told, before it begins, and sees it as long as it lasts. The file stays with who
 * records.
 *
 * @extends {Events<{change: undefined}>}
 */
export class Recordings extends Events {
  #parts;
  /** @type {(() => Promise<void>) | null} */
  #stop = null;
  /** @type {Map<string, () => void>} */
  #notes = new Map(); // peer id → what takes its note away

  /** Whether one records oneself. */
  on = false;
  /** Resolves when what was recorded is saved, or nothing is to be saved. */
  saved = Promise.resolve();

  /** @param {import('../call.js').Parts & {roster: import('../roster.js').Roster}} parts */
  constructor(parts) {
    super();
    this.#parts = parts;
    const { view, room, signal } = parts;
    view.more.offer('record', Boolean(recordingFormat()));
    const on = listenUntil(signal);
    for (const event of EVENTS) on(room, event, () => this.#show());
    on(room, 'joined', () => this.on && this.#plain && this.#end());
    // A tab that is closed loses what is not saved yet, so the browser asks first.
    addEventListener('beforeunload', (event) => this.#stop && event.preventDefault());
    signal.addEventListener('abort', () => this.#end());
  }

  /** Whether anybody records. */
  get any() {
    return this.on || this.#parts.room.others.some(({ state }) => state.recording);
  }

  toggle() {
    const { view } = this.#parts;
    const plain = this.#plain;
    if (this.on) return this.#end();
    if (plain) return view.notices.say(t('recording.plain', { name: nameOf(plain) }));
    confirm({
      title: t('recording.ask.title'),
      text: t('recording.ask.text'),
      action: t('recording.ask.start'),
      run: () => this.#begin(),
    });
  }

  async #begin() {
    const { view, media, room, signal } = this.#parts;
    const format = recordingFormat();
    const sink = format && (await openSink(`${this.#fileName}.${format.extension}`));
    if (!sink) return;
    try {
      const { record } = await recorder();
      // Nothing is recorded before the others were told.
      await room.show({ recording: true });
      if (signal.aborted) return sink.drop();
      this.#stop = record({ view, media, type: format.type, sink });
      this.#become(true);
    } catch {
      sink.drop();
      room.show({ recording: false }).catch(() => {});
      view.notices.say(t('recording.failed'));
    }
  }

  #end() {
    const [stop, { view, room, signal }] = [this.#stop, this.#parts];
    if (!stop || !this.on) return;
    this.#become(false);
    if (!signal.aborted) room.show({ recording: false }).catch(() => {});
    this.saved = stop()
      .then(() => void view.notices.say(t('recording.saved')))
      .catch(() => void view.notices.say(t('recording.failed')))
      .finally(() => (this.#stop = null));
  }

  /** @param {boolean} on */
  #become(on) {
    const { view } = this.#parts;
    this.on = on;
    view.more.mark('record', on);
    this.#show();
  }

  /** Somebody whose page cannot show that it is recorded. */
  get #plain() {
    return this.#parts.room.others.find(({ dialect }) => dialect === 'json');
  }

  get #fileName() {
    const at = new Date(serverNow()).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
    return shownName(`${this.#parts.room.room?.name ?? ''} ${at}`);
  }

  #show() {
    const { view, room, roster } = this.#parts;
    const recording = room.others.filter(({ state }) => state.recording);
    for (const [peer, dismiss] of this.#notes) if (!this.#records(peer)) this.#over(peer, dismiss);
    for (const peer of recording) if (!this.#notes.has(peer.peer)) this.#told(peer.peer, this.#notice(nameOf(peer)));
    if (this.on && !this.#notes.has('self')) this.#told('self', this.#ownNotice());
    for (const { peer, state } of room.others) roster.tile(peer)?.setRecording(Boolean(state.recording));
    roster.tile(room.you?.peer ?? '')?.setRecording(this.on);
    view.heading.recording = this.any;
    this.emit('change');
  }

  /** @param {string} peer */
  #records(peer) {
    return peer === 'self' ? this.on : this.#parts.room.others.some((one) => one.peer === peer && one.state.recording);
  }

  /** @param {string} peer @param {() => void} dismiss */
  #told(peer, dismiss) {
    this.#notes.set(peer, dismiss);
  }

  /** @param {string} peer @param {() => void} dismiss */
  #over(peer, dismiss) {
    this.#notes.delete(peer);
    dismiss();
    if (peer !== 'self') this.#parts.view.notices.say(t('recording.over'), { key: `recording-${peer}` });
  }

  /** The line of consent stays until it was read. @param {string} name */
  #notice(name) {
    const dismiss = this.#parts.view.notices.say(t('recording.notice', { name }), {
      action: { label: t('recording.ok'), run: () => {} },
      stays: true,
    });
    return dismiss;
  }

  #ownNotice() {
    const action = { label: t('recording.stop'), run: () => this.#end() };
    return this.#parts.view.notices.say(t('recording.on'), { key: 'recording', action, stays: true });
  }
}
