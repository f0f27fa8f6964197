import { problemOf } from '../../lib/thrown.js';
import { DEVICES } from '../devices.js';
import { kindOf } from '../media-errors.js';
import { Meter } from '../meter.js';
import { isLive } from '../silence.js';
import { result } from './result.js';

const LISTENING = 2000; // ms
const EVERY = 80; // ms
const STARTS_WITHIN = 2000; // ms: some browsers begin with a track that gives nothing yet
const QUIET = 0.12; // level below which a microphone hears nothing

/**
 * Tests whether a device gives a live track, and how loud the microphone gets. Without the camera one can still call.
 *
 * @param {media.Device} slot
 * @param {media.Track} track that is open already: some phones give a device once only
 * @param {MediaDevices} [devices]
 */
export async function testDevice(slot, track, devices = navigator.mediaDevices) {
  const { name, constraint, basics } = DEVICES[slot];
  const broken = slot === 'mic' ? 'failed' : 'warning';
  let own = null;
  try {
    const tested = track ?? (own = (await devices.getUserMedia({ [constraint]: basics })).getTracks()[0]);
    if (!(await startsToLive(tested))) return result(name, broken, { code: 'silenced' });
    return slot === 'mic' ? soundResult(name, await loudest(tested)) : result(name, 'ok');
  } catch (error) {
    return result(name, broken, { code: await kindOf(problemOf(error), name) });
  } finally {
    own?.stop();
  }
}

/** @param {'microphone' | 'camera'} name @param {number | null} level */
function soundResult(name, level) {
  return level !== null && level < QUIET ? result(name, 'warning', { code: 'quiet', level }) : result(name, 'ok', { level });
}

/** @param {MediaStreamTrack} track */
async function startsToLive(track) {
  const end = performance.now() + STARTS_WITHIN;
  while (!isLive(track) && performance.now() < end) await pause(EVERY);
  return isLive(track) && track.readyState === 'live';
}

/** @param {MediaStreamTrack} track @returns {Promise<number | null>} 0 to 1, null where it cannot be told */
async function loudest(track) {
  const meter = new Meter();
  meter.listen(track);
  let level = null;
  for (const end = performance.now() + LISTENING; performance.now() < end; await pause(EVERY)) {
    if (meter.level !== null) level = Math.max(level ?? 0, meter.level);
  }
  meter.close();
  return level === null ? null : Math.round(level * 100) / 100;
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
