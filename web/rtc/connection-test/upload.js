import { NoWay, RelayedPair } from './relayed-pair.js';
import { relaysBy } from './relays.js';
import { result } from './result.js';

const WARM_UP = 1000; // ms until a data channel sends as fast as it can
const MEASURED = 2000; // ms
const CHUNK = 16_384; // bytes, which every browser sends as one message
const AHEAD = 16 * CHUNK; // bytes
const SLOW = 500; // kbit/s: below, video is poor

/**
 * Estimates the upload: how many bytes a second a data channel gets through the relay and back to this page. What comes
 * back passes the download as well, and the relay's limits, so the true upload is at least that.
 *
 * @param {import('./relays.js').Transport | undefined} transport by which the relay is reached
 * @param {RTCIceServer[]} iceServers
 * @param {import('./relayed-pair.js').CreateConnection} [createConnection]
 */
export async function testUpload(transport, iceServers, createConnection = undefined) {
  if (!transport) return result('upload', 'skipped', { code: 'no-relay' });
  const pair = new RelayedPair({ iceServers: relaysBy(transport, iceServers), createConnection });
  try {
    await pair.open();
    const kbps = await flood(pair);
    return kbps < SLOW ? result('upload', 'warning', { code: 'slow', kbps }) : result('upload', 'ok', { kbps });
  } catch (error) {
    if (!(error instanceof NoWay)) throw error;
    return result('upload', 'failed', { code: error.code });
  } finally {
    pair.close();
  }
}

/** @param {RelayedPair} pair */
async function flood({ near, far }) {
  const chunk = new Uint8Array(CHUNK);
  let bytes = 0;
  far.binaryType = 'arraybuffer';
  far.onmessage = ({ data }) => (bytes += data.byteLength);
  const fill = () => {
    while (near.readyState === 'open' && near.bufferedAmount < AHEAD) near.send(chunk);
  };
  near.bufferedAmountLowThreshold = AHEAD / 2;
  near.onbufferedamountlow = fill;
  fill();
  await pause(WARM_UP);
  const [before, start] = [bytes, performance.now()];
  await pause(MEASURED);
  near.onbufferedamountlow = null;
  return Math.round(((bytes - before) * 8) / (performance.now() - start));
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
