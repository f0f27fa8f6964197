const SPEECH = { useinbandfec: '1', usedtx: '1', stereo: '0', maxaveragebitrate: '32000' };
const LONG_PACKETS = 'a=ptime:60';
const SOUND = { useinbandfec: '1' };
const CAMERAS_CODECS = /^(VP8|VP9|H264|AV1)$/i;

/**
 * What the other side described, changed in what it asks of this browser's encoders before the browser takes it in:
 * speech that survives lost packets and rests in pauses (RFC 7587, section 6.1), sound that is sent again where it was
 * lost (RFC 4585), and video that begins with a rate of its own (known to Chromium and Safari, nothing to others). On a
 * thin line speech goes in packets of 60 ms: at 20 ms their heads take more room than what is said.
 *
 * @param {RTCSessionDescriptionInit} description
 * @param {{startKbps: number, thin?: boolean}} options
 * @returns {RTCSessionDescriptionInit}
 */
export function tuned({ type, sdp = '' }, { startKbps, thin = false }) {
  const [head, ...sections] = sdp.split(/(?=^m=)/m);
  const speech = sections.findIndex((section) => section.startsWith('m=audio'));
  const changed = sections.map((section, at) => {
    if (at === speech) return withLongPackets(tuneSound(section, SPEECH), thin);
    if (section.startsWith('m=audio')) return tuneSound(section, SOUND);
    return section.startsWith('m=video') ? tunePictures(section, startKbps) : section;
  });
  return { type, sdp: [head, ...changed].join('') };
}

/** @param {string} section @param {Record<string, string>} parameters */
function tuneSound(section, parameters) {
  return codecsOf(section)
    .filter(({ codec }) => /^opus$/i.test(codec))
    .reduce((text, { payload }) => askAgain(withParameters(text, payload, parameters), payload), section);
}

/** @param {string} section @param {boolean} thin */
function withLongPackets(section, thin) {
  const without = section.replace(new RegExp(`^${LONG_PACKETS}\\r?\\n`, 'm'), '');
  return thin ? without.replace(/\r?\n?$/, `\r\n${LONG_PACKETS}\r\n`) : without;
}

/** @param {string} section @param {number} startKbps */
function tunePictures(section, startKbps) {
  return codecsOf(section)
    .filter(({ codec }) => CAMERAS_CODECS.test(codec))
    .reduce((text, { payload }) => withParameters(text, payload, { 'x-google-start-bitrate': `${startKbps}` }), section);
}

/** @param {string} section */
function codecsOf(section) {
  return [...section.matchAll(/^a=rtpmap:(\d+) ([^/\r\n]+)/gm)].map(([, payload, codec]) => ({ payload, codec }));
}

/** @param {string} section @param {string} payload @param {Record<string, string>} parameters */
function withParameters(section, payload, parameters) {
  const line = new RegExp(`^(a=fmtp:${payload} )([^\\r\\n]*)`, 'm');
  const known = line.exec(section)?.[2];
  const all = new Map((known ?? '').split(';').flatMap((one) => (one.trim() ? [pair(one.trim())] : [])));
  for (const [name, value] of Object.entries(parameters)) all.set(name, value);
  const text = [...all].map(([name, value]) => (value === undefined ? name : `${name}=${value}`)).join(';');
  if (known !== undefined) return section.replace(line, `$1${text}`);
  return behindMap(section, payload, `a=fmtp:${payload} ${text}`);
}

/** @param {string} parameter @returns {[string, string | undefined]} */
function pair(parameter) {
  const [name, ...value] = parameter.split('=');
  return [name, value.length > 0 ? value.join('=') : undefined];
}

/** @param {string} section @param {string} payload */
function askAgain(section, payload) {
  const line = `a=rtcp-fb:${payload} nack`;
  return new RegExp(`^${line}\\r?$`, 'm').test(section) ? section : behindMap(section, payload, line);
}

/** @param {string} section @param {string} payload @param {string} line */
function behindMap(section, payload, line) {
  return section.replace(new RegExp(`^(a=rtpmap:${payload} [^\\r\\n]*)(\\r?\\n)`, 'm'), `$1$2${line}$2`);
}
