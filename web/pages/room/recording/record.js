import { Recorder } from '../../../rtc/recording/recorder.js';
import { SoundMix } from '../../../rtc/recording/sound-mix.js';
import { StagePicture } from '../../../ui/call/stage-picture.js';

const LOOK_EVERY = 500; // ms for who came and went, and what is sent otherwise

/**
 * Records what one sees and hears, and oneself.
 *
 * @param {Pick<import('../call.js').Parts, 'view' | 'media'> & {type: string,
 *   sink: import('../../../lib/file-sink.js').FileSink}} parts
 * @returns {() => Promise<void>} stops it, at once; resolves when the file is saved
 */
export function record({ view, media, type, sink }) {
  const sound = new SoundMix();
  const picture = new StagePicture(view.stage);
  const mix = () => {
    const { mic, screenSound } = media.tracks;
    const theirs = view.stage.tiles.filter(({ self }) => !self).flatMap(({ audioTracks }) => audioTracks);
    sound.use([mic, screenSound, ...theirs].filter((track) => track !== null));
  };
  const recorder = new Recorder({ tracks: [picture.track, sound.track], type, sink });
  mix();
  picture.start();
  recorder.start();
  const timer = setInterval(mix, LOOK_EVERY);
  return async () => {
    clearInterval(timer);
    const saved = recorder.stop();
    picture.stop();
    try {
      await saved;
    } finally {
      await sound.close();
    }
  };
}
