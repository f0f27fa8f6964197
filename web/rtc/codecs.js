import { ornament } from '../lib/ornament.js';

const STRONG = 8; // cores from which AV1 of a screen costs nobody a call
const PHONE_PICTURE = { width: 1280, height: 720, bitrate: 1_500_000, framerate: 30 };
const HARDWARE = ['video/H264', 'video/VP9', 'video/VP8'];

/** @type {string[]} */
let hardware = [];

/**
 * Finds out which codecs this phone has in hardware: those spare its battery. Until it is known nothing is preferred.
 *
 * @param {{isPhone?: boolean, capabilities?: MediaCapabilities}} [options]
 */
export async function findHardware({ isPhone = isHandheld(), capabilities = navigator.mediaCapabilities } = {}) {
  hardware = [];
  if (!isPhone) return;
  for (const contentType of HARDWARE) {
    const video = { contentType, ...PHONE_PICTURE };
    const info = await ornament(() => capabilities?.encodingInfo({ type: 'webrtc', video }), null);
    if (info?.supported && info.powerEfficient) hardware.push(contentType);
  }
}

/**
 * Which codecs go first in that slot: a screen is sharpest in those that were made for text.
 *
 * @param {media.Slot} slot
 * @returns {string[]}
 */
export function preferred(slot, cores = navigator.hardwareConcurrency ?? 1) {
  if (slot === 'screen') return cores >= STRONG ? ['video/AV1', 'video/VP9'] : ['video/VP9'];
  return slot === 'camera' ? hardware : [];
}

/**
 * @template {{mimeType: string}} C
 * @param {C[]} codecs
 * @param {string[]} first
 * @returns {C[]} all of them, in their order but for those that go first
 */
export function inOrder(codecs, first) {
  const known = first.map((name) => name.toLowerCase());
  /** @param {C} codec */
  const rank = ({ mimeType }) => (known.indexOf(mimeType.toLowerCase()) + 1 || known.length + 1);
  return [...codecs].sort((one, other) => rank(one) - rank(other));
}

/** Before an offer or an answer is made. @param {RTCRtpTransceiver} transceiver @param {media.Slot} slot */
export function prefer(transceiver, slot) {
  const first = preferred(slot);
  if (first.length === 0) return;
  ornament(() => {
    const all = globalThis.RTCRtpReceiver?.getCapabilities?.('video')?.codecs;
    if (all) transceiver.setCodecPreferences?.(inOrder(all, first));
  });
}

function isHandheld() {
  return navigator.userAgentData?.mobile ?? /Android|iPhone|iPad/.test(navigator.userAgent);
}
