import { api } from '../../lib/api.js';
import { el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { openWebhookDialog } from '../../ui/webhook-dialog.js';
import { WebhookList } from '../../ui/webhook-list.js';

const MOST = 50; // webhooks there can be
const SHOWN = 20; // deliveries

/** Fills a part of the admin page with the webhooks. @param {HTMLElement} container */
export async function showWebhooks(container) {
  const list = new WebhookList({
    edit: (webhook) =>
      openWebhookDialog({ webhook, save: (wish) => api.patch(pathOf(webhook), wish).then(refreshed) }),
    remove: (webhook) => api.delete(pathOf(webhook)).then(refresh),
    ping: (webhook) => api.post(`${pathOf(webhook)}/ping`),
    deliveries: async (webhook) => (await api.get(`${pathOf(webhook)}/deliveries`, { limit: SHOWN })).items,
    replay: (webhook, { id }) => api.post(`${pathOf(webhook)}/deliveries/${encodeURIComponent(id)}/replay`),
  });
  const add = el(
    'button',
    { class: 'button button--quiet', type: 'button', data: { testid: 'add-webhook' } },
    icon('plus'),
    t('webhooks.add'),
  );
  add.addEventListener('click', () =>
    openWebhookDialog({ save: (wish) => api.post('/webhooks', wish).then(refreshed) }),
  );
  fill(
    container,
    el('div', { class: 'panel__head' }, el('h2', { id: 'webhooks-title' }, t('webhooks.title')), add),
    el('p', { class: 'panel__hint quiet' }, t('webhooks.hint')),
    list.element,
  );
  await refresh();

  /**
   * @template T
   * @param {T} answer
   */
  async function refreshed(answer) {
    await refresh();
    return answer;
  }

  async function refresh() {
    try {
      list.show((await api.get('/webhooks', { limit: MOST })).items);
    } catch (error) {
      fill(list.element, el('li', { class: 'empty quiet' }, sentenceFor(error)));
    }
  }
}

/** @param {{id: string}} webhook */
function pathOf({ id }) {
  return `/webhooks/${encodeURIComponent(id)}`;
}
