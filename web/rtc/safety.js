const EMOJI = [
  ...'🐶🐱🐭🐰🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🦆🦉🐴🦄🐝🦋🐌🐞🐢🐙🦀🐠🐬🐳🌵🌲🌴🍀🍁🍄🌻🌈🌙🔥🍏🍊🍋🍌🍉🍇🍓🍒🍑🥝🥑🍅🥕🌽🥐🧀🍔🍕🍩🍪🎈🎁🎸🚲',
];
const COUNT = 4;

/**
 * Four emoji made from both ends' DTLS fingerprints: both see the same four exactly when nobody sits in between.
 *
 * @param {RTCPeerConnection} pc
 * @returns {Promise<string | null>} null before both descriptions are known
 */
export async function safetyEmoji(pc) {
  const ends = [pc.currentLocalDescription, pc.currentRemoteDescription].map(fingerprint);
  if (ends.includes(null)) return null;
  const bytes = new TextEncoder().encode(ends.sort().join(' '));
  const digest = new DataView(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from({ length: COUNT }, (_, at) => EMOJI[digest.getUint32(at * 4) % EMOJI.length]).join('');
}

/** @param {RTCSessionDescription | null} description */
function fingerprint(description) {
  return description?.sdp.match(/^a=fingerprint:(.+?)\s*$/m)?.[1].toUpperCase() ?? null;
}
