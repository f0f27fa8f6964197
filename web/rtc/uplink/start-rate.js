/** kbit/s of a line that has shown to be weak: where the browser forgets what it knew of it, as when the way changes. */
export const WEAK = 100;
const GOOD = 1000; // kbit/s: enough for 720p from the first picture on
const DEFAULT = 300; // kbit/s, with which browsers begin by themselves
const SLOW = new Set(['slow-2g', '2g', '3g']); // of the Network Information API

/**
 * With how many kbit/s the video to one of so many peers begins, before anything is known of the line.
 *
 * @param {number} peers
 * @param {{effectiveType?: string, saveData?: boolean} | undefined} [network] what the browser knows of it
 */
export function startKbps(peers, network = navigator.connection) {
  const isSlow = SLOW.has(network?.effectiveType ?? '') || network?.saveData;
  return isSlow ? DEFAULT : Math.max(DEFAULT, Math.round(GOOD / peers));
}
