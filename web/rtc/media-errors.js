/**
 * Why a device could not be had, as a person can act on it: `blocked` by the browser, `system` (allowed by the browser,
 * blocked by the operating system), `busy` (another app has it), `none` found, `insecure` page, or `failed`.
 *
 * @param {import('../lib/thrown.js').Problem} error of getUserMedia (Media Capture and Streams, section 10.2)
 * @param {'microphone' | 'camera'} device
 * @returns {Promise<media.Trouble>}
 */
export async function kindOf(error, device) {
  switch (error.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return (await isSystemsDoing(error, device)) ? 'system' : 'blocked';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    case 'NotFoundError':
      return 'none';
    case 'TypeError':
      return globalThis.isSecureContext ? 'failed' : 'insecure';
    default:
      return 'failed';
  }
}

const AT_ONCE = 200; // ms, faster than any person says no

/**
 * Why a screen could not be had. Browsers use one name for a system that forbids it and for a person who chose to share
 * nothing, which is no error. Chromium's sentence tells them apart; Firefox and Safari have one for "the user agent or
 * the platform", which is the platform's where no person was asked.
 *
 * @param {import('../lib/thrown.js').Problem} error of getDisplayMedia
 * @param {number} after how many ms it came
 * @returns {'system' | 'failed' | null} null where nobody needs to be told
 */
export function screenKindOf(error, after) {
  if (error.name === 'NotReadableError') return 'system';
  if (!['NotAllowedError', 'AbortError'].includes(error.name ?? '')) return 'failed';
  if (/system/i.test(error.message ?? '')) return 'system';
  if (/policy/i.test(error.message ?? '')) return 'failed';
  return /platform/i.test(error.message ?? '') && after < AT_ONCE ? 'system' : null;
}

/** @param {import('../lib/thrown.js').Problem} error @param {string} device */
async function isSystemsDoing(error, device) {
  if (/system/i.test(error.message ?? '')) return true;
  return (await permission(device)) === 'granted';
}

/**
 * @param {string} device
 * @param {(state: PermissionState) => void} [onChange]
 * @returns {Promise<'granted' | 'denied' | 'prompt' | 'unknown'>} what the browser was told for this page
 */
export async function permission(device, onChange = undefined) {
  try {
    const status = await navigator.permissions.query({ name: /** @type {PermissionName} */ (device) });
    if (onChange) status.onchange = () => onChange(status.state);
    return status.state;
  } catch {
    return 'unknown'; // Firefox and Safari do not know every name.
  }
}
