const EVERY = 1000; // ms between the pieces that are written
const BITRATE = 2_500_000; // bits a second: sharp enough to read a shared screen by
/** What most players open comes first; a browser records what it can. */
const FORMATS = [
  { type: 'video/webm;codecs=vp8,opus', extension: 'webm' },
  { type: 'video/webm', extension: 'webm' },
  { type: 'video/mp4', extension: 'mp4' },
];

/** Whether this browser records, and as what. @returns {{type: string, extension: string} | undefined} */
export function recordingFormat() {
  return FORMATS.find(({ type }) => globalThis.MediaRecorder?.isTypeSupported(type));
}

/**
 * Writes sound and picture to a file as they come, so that an hour fills no memory where a browser can write to the disk.
 */
export class Recorder {
  #recorder;
  #sink;
  /** @type {Promise<unknown>} */
  #writes = Promise.resolve();
  #stopped;

  /** @param {{tracks: MediaStreamTrack[], type: string, sink: import('../../lib/file-sink.js').FileSink}} options */
  constructor({ tracks, type, sink }) {
    this.#sink = sink;
    this.#recorder = new MediaRecorder(new MediaStream(tracks), { mimeType: type, videoBitsPerSecond: BITRATE });
    this.#recorder.addEventListener('dataavailable', ({ data }) => this.#write(data));
    this.#stopped = new Promise((resolve) => this.#recorder.addEventListener('stop', resolve, { once: true }));
  }

  start() {
    this.#recorder.start(EVERY);
  }

  /** Stops at once and resolves when the file is whole; rejects where it could not be written. */
  async stop() {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    await this.#stopped;
    await this.#writes;
    await this.#sink.finish();
  }

  /** @param {Blob} data */
  #write(data) {
    const before = this.#writes;
    this.#writes = before.then(() => this.#sink.write(data));
    // Told by stop.
    this.#writes.catch(() => {});
  }
}
