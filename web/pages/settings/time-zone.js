import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { sentenceFor } from '../../lib/problems.js';
import { HERE, isZone } from '../../lib/zone.js';
import { select } from '../../ui/field.js';
import { toast } from '../../ui/toast.js';

/**
 * By which clocks times are shown: this browser's, or those of one place on all devices.
 *
 * @param {HTMLElement} container
 * @param {rest.Me} me
 */
export function showTimeZone(container, { timeZone }) {
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
  field.addEventListener('change', async ({ target }) => {
    const { value } = /** @type {HTMLSelectElement} */ (target);
    try {
      await api.patch('/me', { timeZone: value || null });
      toast(t('settings.saved'));
    } catch (error) {
      toast(sentenceFor(error) || t('problem.server'));
    }
  });
  container.append(field);
}
