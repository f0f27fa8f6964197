import { listenUntil } from '../../lib/events.js';
import { ornament } from '../../lib/ornament.js';

/**
 * Lets the system's own controls work the call: keys of a headset, a lock screen, a floating picture's buttons.
 *
 * @param {Pick<import('./call.js').Parts, 'view' | 'media' | 'signal'> & {leave: () => void, session?: MediaSession}}
 *   parts
 */
export function showToSystem({ view, media, leave, signal, session = ornament(() => navigator.mediaSession) }) {
  if (!session) return;
  /** @type {Record<string, () => unknown>} */
  const handlers = {
    togglemicrophone: () => media.toggle('mic'),
    togglecamera: () => media.toggle('camera'),
    hangup: leave,
  };
  /** @param {string} name @param {MediaSessionActionHandler | null} run */
  const handle = (name, run) => ornament(() => session.setActionHandler(/** @type {MediaSessionAction} */ (name), run));
  for (const [name, run] of Object.entries(handlers)) handle(name, () => void run());
  const show = () => {
    ornament(() => (session.metadata = new MediaMetadata({ title: view.heading.name, artist: 'Parley' })));
    ornament(() => session.setMicrophoneActive?.(media.micOn));
    ornament(() => session.setCameraActive?.(media.cameraOn));
  };
  const on = listenUntil(signal);
  on(media, 'change', show);
  on(view.stage, 'layout', show);
  signal.addEventListener('abort', () => {
    for (const name of Object.keys(handlers)) handle(name, null);
    ornament(() => (session.metadata = null));
  });
}
