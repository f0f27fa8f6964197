import { ornament } from '../lib/ornament.js';

const FFT_SIZE = 512; // samples, 11 ms at 48 kHz

/** How loud a microphone is, for a meter. Works while the track is muted, on a copy of it. */
export class Meter {
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {MediaStreamTrack | null} */
  #copy = null;
  /** @type {AnalyserNode | null} */
  #analyser = null;
  #samples = new Float32Array(FFT_SIZE);

  // Lifecycle

  /** @param {MediaStreamTrack | null} track */
  listen(track) {
    this.close();
    if (track && !ornament(() => this.#open(track), false)) this.close();
  }

  close() {
    const [copy, context] = [this.#copy, this.#context];
    this.#copy = this.#context = this.#analyser = null;
    ornament(() => copy?.stop());
    ornament(() => context?.close());
  }

  /** 0 silence to 1 loud, as an ear would put it; null where nothing can be measured. */
  get level() {
    const { decibels } = this;
    return decibels === null ? null : Math.min(1, Math.max(0, (decibels + 60) / 50));
  }

  /** Decibels below the loudest there is, -90 for nothing at all; null where nothing can be measured. */
  get decibels() {
    if (this.#context?.state !== 'running') return null;
    return ornament(() => this.#measure(), null);
  }

  // Internal

  /** @param {MediaStreamTrack} track */
  #open(track) {
    const copy = (this.#copy = track.clone());
    copy.enabled = true;
    const context = (this.#context = new AudioContext());
    const analyser = (this.#analyser = context.createAnalyser());
    analyser.fftSize = FFT_SIZE;
    context.createMediaStreamSource(new MediaStream([copy])).connect(analyser);
    return true;
  }

  #measure() {
    this.#analyser?.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / FFT_SIZE;
    return 10 * Math.log10(power + 1e-9);
  }
}
