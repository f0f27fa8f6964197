import { codecsOf, withCodecAt, withNack, withPacketTime, withParameters } from './sdp-lines.js';

const SPEECH = { useinbandfec: '1', usedtx: '1', stereo: '0', maxaveragebitrate: '32000' };
const LONG_PACKET = 60; // ms
const SOUND = { useinbandfec: '1' };
const CAMERAS_CODECS = /^(VP8|VP9|H264|AV1)$/i;

/**
 * What the other side described, changed in what it asks of this browser's encoders before the browser takes it in:
 * speech that survives lost packets and rests in pauses (RFC 7587, section 6.1), sound that is sent again where it was
 * lost, and video that begins with a rate of its own (known to Chromium and Safari, nothing to others). On a narrow line
 * speech goes in packets of 60 ms: at 20 ms their heads take more room than what is said. On one that loses packets
 * each holds the sound of the one before, too (RFC 2198).
 *
 * @param {RTCSessionDescriptionInit} description
 * @param {{startKbps: number | null, speech?: import('./uplink/speech-form.js').Speech}} options
 * @returns {RTCSessionDescriptionInit}
 */
export function tuned({ type, sdp = '' }, { startKbps, speech = 'plain' }) {
  const [head, ...sections] = sdp.split(/(?=^m=)/m);
  const mic = sections.findIndex((section) => section.startsWith('m=audio'));
  const changed = sections.map((section, at) => {
    if (at === mic) return inForm(tuneSound(section, SPEECH), speech);
    if (section.startsWith('m=audio')) return tuneSound(section, SOUND);
    return startKbps && section.startsWith('m=video') ? tunePictures(section, startKbps) : section;
  });
  return { type, sdp: [head, ...changed].join('') };
}

/** @param {string} section @param {import('./uplink/speech-form.js').Speech} speech */
function inForm(section, speech) {
  const redundant = codecsOf(section).find(({ codec }) => codec.toLowerCase() === 'red')?.payload;
  const spoken = redundant ? withCodecAt(section, redundant, speech === 'twice' ? 'first' : 'last') : section;
  return withPacketTime(spoken, speech === 'long' ? LONG_PACKET : null);
}

/** @param {string} section @param {Record<string, string>} parameters */
function tuneSound(section, parameters) {
  return codecsOf(section)
    .filter(({ codec }) => /^opus$/i.test(codec))
    .reduce((text, { payload }) => withNack(withParameters(text, payload, parameters), payload), section);
}

/** @param {string} section @param {number} startKbps */
function tunePictures(section, startKbps) {
  return codecsOf(section)
    .filter(({ codec }) => CAMERAS_CODECS.test(codec))
    .reduce((text, { payload }) => withParameters(text, payload, { 'x-google-start-bitrate': `${startKbps}` }), section);
}
