/** @type {WeakMap<RTCRtpSender, Promise<void>>} */
const changing = new WeakMap();

/**
 * Changes how a sender encodes its track.
 *
 * @param {RTCRtpSender} sender
 * @param {Partial<RTCRtpEncodingParameters>} encoding
 * @param {RTCDegradationPreference} [degradationPreference]
 */
export function encode(sender, encoding, degradationPreference) {
  return inTurn(sender, async () => {
    const parameters = sender.getParameters();
    // Before the first negotiation, and in a browser that cannot do this, there is nothing to fit.
    if (!parameters.encodings?.length) return;
    const [current] = parameters.encodings;
    const before = JSON.stringify([current, parameters.degradationPreference]);
    Object.assign(current, encoding);
    if (degradationPreference) parameters.degradationPreference = degradationPreference;
    if (JSON.stringify([current, parameters.degradationPreference]) === before) return;
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
