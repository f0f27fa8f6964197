import { api } from '../../lib/api.js';
import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { sentenceFor } from '../../lib/problems.js';
import { serverNow } from '../../lib/server-time.js';
import { dayAndClock, useTimeZone } from '../../lib/time.js';
import { HERE, isZone } from '../../lib/zone.js';
import { select } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';

/**
 * By which clocks times are shown: this browser's, or those of one place on all devices.
 *
 * @param {HTMLElement} container
 * @param {rest.Me} me
 * @param {() => void} onChange shows anew what has times in it
 */
export function showTimeZone(container, { timeZone }, onChange) {
  /** @type {string[]} */
  const known = ornament(() => Intl.supportedValuesOf('timeZone'), []).filter(isZone);
  const zones = timeZone && !known.includes(timeZone) ? [timeZone, ...known] : known;
  const field = select({
    name: 'timeZone',
    label: t('settings.timeZone'),
    options: [
      { value: '', label: t('settings.timeZone.browser', { zone: HERE }) },
      ...zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    ],
    selected: timeZone ?? '',
  });
  const now = el('p', { class: 'field__hint', role: 'status', data: { testid: 'time-there' } });
  const showNow = () => (now.textContent = t('settings.timeZone.now', { time: dayAndClock(serverNow()) }));
  field.append(now);
  showNow();
  field.addEventListener('change', async ({ target }) => {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    try {
      await api.patch('/me', { timeZone: value || null });
      useTimeZone(value || HERE);
      showNow();
      onChange();
      toast(t('settings.saved'));
    } catch (error) {
      toast(sentenceFor(error) || t('problem.server'));
    }
  });
  container.append(field);
}
