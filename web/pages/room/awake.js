import { ornament } from '../../lib/ornament.js';

/**
 * While one is in a call the screen stays on: a phone that sleeps leaves the call.
 *
 * @param {Pick<import('./call.js').Parts, 'room' | 'signal'> & {locks?: WakeLock}} parts
 */
export function keepAwake({ room, signal, locks = ornament(() => navigator.wakeLock) }) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  const take = async () => {
    if (document.hidden || !room.inside || (lock && !lock.released)) return;
    const taken = await ornament(() => locks?.request('screen'), null);
    if (signal.aborted) ornament(() => taken?.release());
    else lock = taken ?? null;
  };
  room.addEventListener('snapshot', take, { signal });
  // The browser takes it back whenever another tab or app is in front.
  document.addEventListener('visibilitychange', take, { signal });
  signal.addEventListener('abort', () => ornament(() => lock?.release()));
}
