/** @typedef {{name: media.Slot, kind: 'audio' | 'video'}} SlotOf */

/**
 * What one peer sends another, in the order of the media sections. The order never changes, so a camera or a screen
 * comes and goes by replaceTrack, without negotiating.
 *
 * @type {SlotOf[]}
 */
export const SLOTS = [
  { name: 'mic', kind: 'audio' },
  { name: 'camera', kind: 'video' },
  { name: 'screen', kind: 'video' },
  { name: 'screenSound', kind: 'audio' },
];

/** What a page of MDN's kind can show, which has one picture (PROTOCOL.md section 10). */
export const FACE = SLOTS.slice(0, 2);

const KBPS = 1000;

/** Bits per second that a picture of that height deserves; sharper than that nobody sees. */
/** @type {Map<protocol.Height, number>} */
const CAMERA_BITRATE = new Map([
  [180, 180 * KBPS],
  [360, 600 * KBPS],
  [720, 1700 * KBPS],
]);
const SCREEN_BITRATE = 2500 * KBPS;
const SCREEN_FRAMES = 15;

/** @type {WeakMap<RTCRtpSender, Promise<void>>} */
const changing = new WeakMap();

/**
 * Fits a camera's encoding to the height at which the other side shows it (`want`, PROTOCOL.md section 6).
 *
 * @param {RTCRtpSender} sender
 * @param {0 | 180 | 360 | 720} want
 */
export function fitCamera(sender, want) {
  const height = sender.track?.getSettings?.().height ?? want;
  return encode(sender, {
    active: want > 0,
    scaleResolutionDownBy: want > 0 ? Math.max(1, height / want) : 1,
    maxBitrate: CAMERA_BITRATE.get(want) ?? CAMERA_BITRATE.get(720),
  });
}

/** Text stays sharp and drops frames instead. @param {RTCRtpSender} sender */
export function fitScreen(sender) {
  return encode(sender, { maxBitrate: SCREEN_BITRATE, maxFramerate: SCREEN_FRAMES }, 'maintain-resolution');
}

/**
 * @param {RTCRtpSender} sender
 * @param {Partial<RTCRtpEncodingParameters>} encoding
 * @param {RTCDegradationPreference} [degradationPreference]
 */
function encode(sender, encoding, degradationPreference) {
  return inTurn(sender, async () => {
    const parameters = sender.getParameters();
    // Before the first negotiation, and in a browser that cannot do this, there is nothing to fit.
    if (!parameters.encodings?.length) return;
    Object.assign(parameters.encodings[0], encoding);
    if (degradationPreference) parameters.degradationPreference = degradationPreference;
    await sender.setParameters(parameters).catch(ignoreOutdated);
  });
}

/**
 * Of two changes at once a browser takes the first and refuses the second, which is the one that counts.
 *
 * @param {RTCRtpSender} sender
 * @param {() => Promise<void>} change
 */
function inTurn(sender, change) {
  const done = (changing.get(sender) ?? Promise.resolve()).then(change);
  changing.set(
    sender,
    done.catch(() => {}),
  );
  return done;
}

/**
 * The connection has closed or negotiates just now; once it is connected again, everything is fitted again.
 *
 * @param {Error} error
 */
function ignoreOutdated(error) {
  if (!['InvalidStateError', 'InvalidModificationError', 'OperationError'].includes(error.name)) throw error;
}
