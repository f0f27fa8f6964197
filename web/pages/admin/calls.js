import { api } from '../../lib/api.js';
import { fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { problemOf } from '../../lib/thrown.js';
import { OngoingCalls } from '../../ui/ongoing-calls.js';
import { toast } from '../../ui/toast.js';
import { wholeList } from './whole-list.js';

/**
 * The calls that ring or go on now, each with an end.
 *
 * @param {HTMLElement} container
 * @returns {Promise<import('./sections.js').Section>}
 */
export async function showCalls(container) {
  const list = new OngoingCalls(async ({ id }) => {
    try {
      await api.post(`/calls/${encodeURIComponent(id)}/end`);
      toast(t('admin.calls.ended'));
    } catch (error) {
      // It was quicker to end by itself.
      if (problemOf(error).code !== 'call-over') throw error;
    }
    await refresh();
  });
  await refresh();
  fill(container, list.element);
  return { refresh, live: true };

  async function refresh() {
    list.show(await wholeList('/calls', { outcome: 'ongoing' }));
  }
}
