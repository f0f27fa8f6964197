import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { permission } from '../../rtc/media-errors.js';

/** @type {Record<media.Device, string>} */
const NAMES = { mic: 'microphone', camera: 'camera' };
/** @type {Record<media.Device, 'audio' | 'video'>} */
const KINDS = { mic: 'audio', camera: 'video' };

/**
 * Finds out whether the browser will ask for devices, and says so before it does.
 *
 * @param {media.Device[]} devices
 * @param {(text: string) => unknown} tell told only where it will ask
 */
export async function questionAhead(devices, tell) {
  const asked = await devicesAskedFor(devices);
  if (asked.length > 0) tell(t(`question.ahead.${wordsFor(asked)}`));
}

/** @param {media.Device[]} devices @returns {Promise<media.Device[]>} those that the browser will ask for */
export async function devicesAskedFor(devices) {
  const states = await Promise.all(devices.map((device) => permission(NAMES[device])));
  return devices.filter((_, at) => states[at] === 'prompt');
}

/** What completes the texts `question.…`. @param {media.Device[]} devices @returns {'mic' | 'camera' | 'both'} */
export function wordsFor(devices) {
  return devices.length > 1 ? 'both' : devices[0];
}

/**
 * Whoever rings has time to answer the browser's question, and then comes in heard and seen.
 *
 * @param {import('../../ui/outgoing-card.js').OutgoingCard} card
 * @param {{hint: string, goesOn: () => boolean}} ring what the card says otherwise, and whether it still rings
 */
export function offerQuestion(card, { hint, goesOn }) {
  const devices = /** @type {media.Device[]} */ (['mic', 'camera']);
  const ask = async () => {
    card.offerToAsk(t('question.now.text'), null);
    await askNow(devices);
    if (goesOn()) card.offerToAsk(hint, null);
  };
  questionAhead(devices, (text) => goesOn() && card.offerToAsk(text, ask));
}

/** Has the browser ask now, the microphone first, and lets the devices go again. @param {media.Device[]} devices */
async function askNow(devices) {
  for (const device of devices) {
    const stream = await ornament(() => navigator.mediaDevices.getUserMedia({ [KINDS[device]]: true }), null);
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}
