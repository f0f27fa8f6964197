import { Events } from '../../lib/events.js';
import { ornament } from '../../lib/ornament.js';

const LONGEST = 2000; // characters of a message
const LINE = 400; // characters of one's words

/**
 * The data channels `captions` (PROTOCOL.md section 6): who wants to read what others say, and the words, which go to
 * those alone.
 *
 * Events: `wanted` after others began or ceased to want words (detail: the peer, or null), `words` (detail: {peer, text,
 * final}).
 *
 * @extends {Events<{wanted: string | null, words: {peer: string, text: string, final: boolean}}>}
 */
export class CaptionLinks extends Events {
  /** @type {Map<string, RTCDataChannel>} */
  #channels = new Map(); // peer id → channel
  /** @type {Set<string>} */
  #readers = new Set(); // peer ids
  #wants = false;

  /** Whether anybody wants to read one's own words. */
  get isRead() {
    return this.#readers.size > 0;
  }

  /** @param {string} peer @param {RTCDataChannel} channel an open one */
  connect(peer, channel) {
    this.disconnect(peer);
    this.#channels.set(peer, channel);
    const isCurrent = () => this.#channels.get(peer) === channel;
    channel.addEventListener('message', ({ data }) => isCurrent() && this.#received(peer, data));
    if (this.#wants) this.#send(channel, { type: 'want', on: true });
  }

  /** @param {string} peer */
  disconnect(peer) {
    this.#channels.delete(peer);
    if (this.#readers.delete(peer)) this.emit('wanted', null);
  }

  /** @param {boolean} on whether one wants to read what others say */
  want(on) {
    this.#wants = on;
    for (const channel of this.#channels.values()) this.#send(channel, { type: 'want', on });
  }

  /** @param {string} text one's own words @param {boolean} final whether they change no more */
  say(text, final) {
    const words = { type: 'words', text: [...text].slice(-LINE).join(''), final };
    for (const peer of this.#readers) this.#send(this.#channels.get(peer), words);
  }

  /** @param {RTCDataChannel | undefined} channel @param {object} message */
  #send(channel, message) {
    ornament(() => channel?.send(JSON.stringify(message)));
  }

  /** @param {string} peer @param {unknown} data */
  #received(peer, data) {
    if (typeof data !== 'string' || data.length > LONGEST) return;
    const message = ornament(() => JSON.parse(data), null);
    if (message?.type === 'words' && this.#wants && typeof message.text === 'string') {
      this.emit('words', { peer, text: message.text, final: message.final === true });
    }
    if (message?.type !== 'want') return;
    if (message.on === true) this.#readers.add(peer);
    else this.#readers.delete(peer);
    this.emit('wanted', message.on === true ? peer : null);
  }
}
