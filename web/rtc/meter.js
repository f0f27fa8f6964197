const FFT_SIZE = 512; // samples, 11 ms at 48 kHz

/** How loud a microphone is, for a meter. Works while the track is muted, on a copy of it. */
export class Meter {
  #context = null;
  #copy = null;
  #analyser = null;
  #samples = new Float32Array(FFT_SIZE);

  // Lifecycle

  /** @param {MediaStreamTrack | null} track */
  listen(track) {
    this.close();
    if (!track) return;
    this.#copy = track.clone();
    this.#copy.enabled = true;
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = FFT_SIZE;
    this.#context.createMediaStreamSource(new MediaStream([this.#copy])).connect(this.#analyser);
  }

  close() {
    this.#copy?.stop();
    this.#context?.close();
    this.#copy = this.#context = this.#analyser = null;
  }

  /** 0 silence to 1 loud, as an ear would put it. */
  get level() {
    if (!this.#analyser) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / FFT_SIZE;
    const decibels = 10 * Math.log10(power + 1e-9);
    return Math.min(1, Math.max(0, (decibels + 60) / 50));
  }
}
