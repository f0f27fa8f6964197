import { FULL, LESS, PAUSED } from './audio-first.js';

const KBPS = 1000;
const UPLINK = 4500 * KBPS; // for all pictures together: few lines carry more upwards

/** Bits per second that a picture of that height deserves; sharper than that nobody sees. */
/** @type {Map<number, number>} */
const CAMERA_BITRATE = new Map([
  [180, 180 * KBPS],
  [360, 600 * KBPS],
  [720, 1700 * KBPS],
]);

/** By step of AudioFirst: the most that is sent. @type {{height: number, bitrate: number, frames: number}[]} */
const CAMERA_STEPS = [
  { height: Infinity, bitrate: Infinity, frames: 30 },
  { height: 360, bitrate: 350 * KBPS, frames: 20 },
  { height: 180, bitrate: 100 * KBPS, frames: 10 },
  { height: 180, bitrate: 100 * KBPS, frames: 10 },
];

/** Text stays sharp and drops frames instead. */
const SCREEN_STEPS = [
  { bitrate: 2500 * KBPS, frames: 15 },
  { bitrate: 800 * KBPS, frames: 8 },
  { bitrate: 200 * KBPS, frames: 3 },
  { bitrate: 200 * KBPS, frames: 3 },
];

/** Without its heads, and without what is sent again. */
const SPEECH = { plain: 32 * KBPS, long: 20 * KBPS, twice: 32 * KBPS };
const WASTEFUL = [
  { loss: 8, share: 0.5 },
  { loss: 4, share: 0.75 },
];

/**
 * What a sender may use: `level` and `loss` (percent) as AudioFirst found them, how speech is sent, and to how many
 * peers all goes.
 *
 * @typedef {{level: number, loss: number, speech: import('./speech-form.js').Speech, peers: number}} Limit
 */

/** @type {Limit} */
export const NO_LIMIT = { level: FULL, loss: 0, speech: 'plain', peers: 1 };

/**
 * Fits a camera's encoding to the height at which the other side shows it (`want`, PROTOCOL.md section 6), to the line,
 * and to how many others are sent a picture too. A shared screen goes before.
 *
 * @param {{want: protocol.Height, height: number, shares: boolean, limit: Limit}} options `height` of the camera's
 *   picture
 */
export function cameraPlan({ want, height, shares, limit }) {
  const level = shares && limit.level > FULL ? Math.min(PAUSED, limit.level + 1) : limit.level;
  const step = CAMERA_STEPS[level];
  const shown = Math.min(want || 720, step.height);
  const deserved = CAMERA_BITRATE.get(want) ?? /** @type {number} */ (CAMERA_BITRATE.get(720));
  return {
    active: want > 0 && level < PAUSED,
    scaleResolutionDownBy: want > 0 ? Math.max(1, height / shown) : 1,
    maxBitrate: Math.round(Math.min(deserved, step.bitrate, UPLINK / limit.peers) * thrift(limit)),
    maxFramerate: step.frames,
  };
}

/** @param {Limit} limit */
export function screenPlan({ level, peers }) {
  const { bitrate, frames } = SCREEN_STEPS[level];
  return { active: level < PAUSED, maxBitrate: Math.round(Math.min(bitrate, UPLINK / peers)), maxFramerate: frames };
}

/** @param {Limit} limit */
export function micPlan({ speech }) {
  return { maxBitrate: SPEECH[speech] };
}

/** On a line that loses packets fewer of them leave room for sound. @param {Limit} limit */
function thrift({ level, loss }) {
  return level > LESS ? 1 : (WASTEFUL.find((one) => loss >= one.loss)?.share ?? 1);
}
