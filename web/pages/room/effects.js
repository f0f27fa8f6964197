import { listenUntil } from '../../lib/events.js';
import { browserMemory } from '../../lib/memory.js';
import { EFFECTS, canSwitch, isOn, switchEffect } from '../../rtc/effects.js';

const KEY = 'parley.effects';

/** @typedef {import('../../rtc/effects.js').Effect} Effect */

/**
 * Switches for what the platform does to picture and sound, shown where the device in use has it. The choice holds for
 * the next device and the next call.
 *
 * @param {{switches: import('../../ui/call/effect-switches.js').EffectSwitches,
 *   media: import('../../rtc/media.js').LocalMedia, signal: AbortSignal}} parts
 */
export function addEffects({ switches, media, signal }) {
  /** @param {Effect} effect */
  const trackOf = (effect) => media.tracks[EFFECTS[effect]];
  const show = () =>
    switches.show((effect) => (canSwitch(trackOf(effect), effect) ? isOn(trackOf(effect), effect) : null));
  /** @param {Effect} effect @param {boolean | undefined} on */
  const apply = async (effect, on) => {
    const track = trackOf(effect);
    if (track && on !== undefined) await switchEffect(track, effect, on);
    show();
  };
  const on = listenUntil(signal);
  on(switches, 'switch', ({ effect, on: wanted }) => {
    browserMemory.keep(KEY, { ...browserMemory.recall(KEY), [effect]: wanted });
    apply(effect, wanted);
  });
  /** @param {media.Slot} slot */
  const changed = (slot) => {
    for (const effect of /** @type {Effect[]} */ (Object.keys(EFFECTS))) {
      if (EFFECTS[effect] !== slot) continue;
      // The system's own settings switch it too.
      trackOf(effect)?.addEventListener('configurationchange', show, { signal });
      apply(effect, browserMemory.recall(KEY)?.[effect]);
    }
  };
  on(media, 'change', ({ slot }) => changed(slot));
  for (const slot of new Set(Object.values(EFFECTS))) changed(slot);
}
