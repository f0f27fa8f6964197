/** Whether a device is there and the system lets it through: for a phone call it does not, and gives it back later. */
export function isLive(track) {
  return Boolean(track) && !track.muted;
}

/** Calls `run` whenever the system takes the device of this track away or gives it back. */
export function onSilence(track, run) {
  track.onmute = track.onunmute = run;
}
