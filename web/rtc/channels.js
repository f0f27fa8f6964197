/** Data channels between two pages (PROTOCOL.md section 6), by the number under which both ends open them. */
const CHANNELS = /** @type {const} */ ({ files: 1, captions: 2 });

/** @typedef {keyof typeof CHANNELS} ChannelName */
/** @typedef {{name: ChannelName, channel: RTCDataChannel}} OpenChannel */

/**
 * Opens all of them before the first description is made, so that none is ever negotiated.
 *
 * @param {RTCPeerConnection} pc
 * @param {(name: ChannelName, channel: RTCDataChannel) => void} onOpen
 */
export function openChannels(pc, onOpen) {
  for (const [name, id] of Object.entries(CHANNELS)) {
    const channel = pc.createDataChannel(name, { negotiated: true, id });
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('open', () => onOpen(/** @type {ChannelName} */ (name), channel));
  }
}

/** Whether their description has a place for channels. @param {RTCPeerConnection} pc */
export function offersChannels(pc) {
  return /^m=application /m.test(pc.remoteDescription?.sdp ?? '');
}
