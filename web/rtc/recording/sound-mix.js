/** Sounds of many as one track. */
export class SoundMix {
  #context = new AudioContext();
  #out = this.#context.createMediaStreamDestination();
  /** @type {Map<MediaStreamTrack, MediaStreamAudioSourceNode>} */
  #sources = new Map();

  constructor() {
    // Without any sound there would be no samples, and a recorder waits for those.
    const [silence, gain] = [this.#context.createConstantSource(), this.#context.createGain()];
    gain.gain.value = 0;
    silence.connect(gain).connect(this.#out);
    silence.start();
  }

  get track() {
    return this.#out.stream.getAudioTracks()[0];
  }

  /** These from now on, and no others. @param {MediaStreamTrack[]} tracks */
  use(tracks) {
    for (const [track, source] of this.#sources) {
      if (tracks.includes(track)) continue;
      source.disconnect();
      this.#sources.delete(track);
    }
    for (const track of tracks) if (!this.#sources.has(track)) this.#add(track);
  }

  async close() {
    this.use([]);
    await this.#context.close();
  }

  /** @param {MediaStreamTrack} track */
  #add(track) {
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    source.connect(this.#out);
    this.#sources.set(track, source);
  }
}
