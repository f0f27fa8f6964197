import { listenUntil } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';
import { isLive } from '../../rtc/silence.js';

/** @type {media.Device[]} */
const SLOTS = ['mic', 'camera'];

/**
 * Says when the system takes a device away, as phones do for a phone call, and asks for it again when one comes back to
 * the page: some systems give it back only to who asks. The others are told by the state of the device itself.
 *
 * @param {import('./call.js').Parts} parts
 */
export function tellSilence({ view, media, signal }) {
  const on = listenUntil(signal);
  /** @param {media.Device} slot */
  const key = (slot) => `silenced-${slot}`;
  /** @param {media.Device} slot */
  const open = (slot) => media.open(slot);
  /** @type {Map<media.Slot, () => void>} */
  const notes = new Map(); // slot → what takes its note away
  on(media, 'silenced', ({ slot, silenced }) => {
    const action = { label: t('call.retry'), run: () => open(slot) };
    if (!silenced) return view.notices.say(t(`call.silenced.${slot}.over`), { key: key(slot) });
    notes.set(slot, view.notices.say(t(`call.silenced.${slot}`), { key: key(slot), action, stays: true }));
  });
  on(media, 'change', ({ slot, track }) => {
    if (track?.muted) return;
    notes.get(slot)?.();
    notes.delete(slot);
  });
  const cameBack = () => {
    if (document.hidden) return;
    for (const slot of SLOTS) if (media.tracks[slot] && !isLive(media.tracks[slot])) open(slot);
  };
  document.addEventListener('visibilitychange', cameBack, { signal });
}
