import { Events } from '../../lib/events.js';
import { ornament } from '../../lib/ornament.js';

const AGAIN_AFTER = 300; // ms: browsers end it by themselves after a silence
const FINAL_ERRORS = ['not-allowed', 'service-not-allowed', 'language-not-supported', 'audio-capture'];

/** Whether this browser turns speech into text. */
export function knowsSpeech() {
  return Boolean(recognition());
}

/**
 * One's own words as text, by the browser's speech recognition.
 *
 * Events: `words` (detail: {text, final}), `failed` (it is off now).
 *
 * @extends {Events<{words: {text: string, final: boolean}, failed: undefined}>}
 */
export class Speech extends Events {
  #language;
  /** @type {SpeechRecognitionLike | null} */
  #running = null;
  /** @type {MediaStreamTrack | null} */
  #track = null;

  /** @param {string} language as BCP 47 has it */
  constructor(language) {
    super();
    this.#language = language;
  }

  /** @param {MediaStreamTrack | null} track the microphone to listen to; null stops */
  listen(track) {
    if (track === this.#track) return;
    this.#track = track;
    const before = this.#running;
    this.#running = null;
    ornament(() => before?.abort());
    if (track) this.#start(track);
  }

  /** @param {MediaStreamTrack} track */
  #start(track) {
    const Recognition = recognition();
    if (!Recognition) return;
    const running = (this.#running = new Recognition());
    Object.assign(running, { lang: this.#language, continuous: true, interimResults: true });
    running.onresult = ({ resultIndex, results }) => {
      for (const result of [...results].slice(resultIndex)) {
        const text = result[0].transcript.trim();
        if (text && this.#running === running) this.emit('words', { text, final: result.isFinal });
      }
    };
    running.onerror = ({ error }) => {
      if (this.#running !== running || !FINAL_ERRORS.includes(error)) return;
      this.listen(null);
      this.emit('failed');
    };
    running.onend = () => setTimeout(() => this.#running === running && this.#start(track), AGAIN_AFTER);
    // Those that do not know the parameter take the system's own microphone.
    ornament(() => running.start(track));
  }
}

function recognition() {
  return globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
}
