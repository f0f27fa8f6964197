/** Lines of one media section of a session description (RFC 8866). */

/** @param {string} section */
export function codecsOf(section) {
  return [...section.matchAll(/^a=rtpmap:(\d+) ([^/\r\n]+)/gm)].map(([, payload, codec]) => ({ payload, codec }));
}

/** @param {string} section @param {string} payload @param {Record<string, string>} parameters */
export function withParameters(section, payload, parameters) {
  const line = new RegExp(`^(a=fmtp:${payload} )([^\\r\\n]*)`, 'm');
  const known = line.exec(section)?.[2];
  const all = new Map((known ?? '').split(';').flatMap((one) => (one.trim() ? [pair(one.trim())] : [])));
  for (const [name, value] of Object.entries(parameters)) all.set(name, value);
  const text = [...all].map(([name, value]) => (value === undefined ? name : `${name}=${value}`)).join(';');
  if (known !== undefined) return section.replace(line, `$1${text}`);
  return behindMap(section, payload, `a=fmtp:${payload} ${text}`);
}

/** Asks for lost packets once more (RFC 4585). @param {string} section @param {string} payload */
export function withNack(section, payload) {
  const line = `a=rtcp-fb:${payload} nack`;
  return new RegExp(`^${line}\\r?$`, 'm').test(section) ? section : behindMap(section, payload, line);
}

/** @param {string} section @param {number | null} ms of sound in a packet; null leaves it to the encoder */
export function withPacketTime(section, ms) {
  const without = section.replace(/^a=ptime:\d+\r?\n/m, '');
  return ms ? without.replace(/\r?\n?$/, `\r\na=ptime:${ms}\r\n`) : without;
}

/** The section with that codec before all others, or behind them. @param {string} section @param {string} payload */
export function withCodecAt(section, payload, /** @type {'first' | 'last'} */ place) {
  return section.replace(/^(m=\S+ \S+ \S+)((?: \d+)+)/, (_, head, /** @type {string} */ payloads) => {
    const others = payloads.trim().split(' ').filter((one) => one !== payload);
    return [head, ...(place === 'first' ? [payload, ...others] : [...others, payload])].join(' ');
  });
}

/** @param {string} parameter @returns {[string, string | undefined]} */
function pair(parameter) {
  const [name, ...value] = parameter.split('=');
  return [name, value.length > 0 ? value.join('=') : undefined];
}

/** @param {string} section @param {string} payload @param {string} line */
function behindMap(section, payload, line) {
  return section.replace(new RegExp(`^(a=rtpmap:${payload} [^\\r\\n]*)(\\r?\\n)`, 'm'), `$1$2${line}$2`);
}
