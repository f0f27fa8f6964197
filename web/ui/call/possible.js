/**
 * Whether this browser can do what a control is for: phones share no screen, some know no full screen.
 *
 * @param {string} control
 */
export function isPossible(control) {
  if (control === 'share') return Boolean(navigator.mediaDevices?.getDisplayMedia);
  if (control === 'float') return 'documentPictureInPicture' in globalThis || document.pictureInPictureEnabled;
  if (control === 'fullscreen') return document.fullscreenEnabled;
  return true;
}
