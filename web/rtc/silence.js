/**
 * Whether a device is there and the system lets it through: for a phone call it does not, and gives it back later.
 *
 * @param {media.Track} track
 */
export function isLive(track) {
  return track ? !track.muted : false;
}

/**
 * Calls `run` whenever the system takes the device of this track away or gives it back.
 *
 * @param {MediaStreamTrack} track
 * @param {() => void} run
 * @param {MediaStreamTrack} track @param {() => void} run
 */
export function onSilence(track, run) {
  track.onmute = track.onunmute = run;
}
