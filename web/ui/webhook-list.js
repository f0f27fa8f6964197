import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { confirm } from './confirm.js';
import { DeliveryLog } from './delivery-log.js';
import { toast } from './toast.js';
import { TYPES } from './webhook-dialog.js';

/** Who is told of what happens, and how that goes. */
export class WebhookList {
  #actions;
  element = el('ul', { class: 'rows' });

  /**
   * @param {{
   *   edit: (webhook: rest.Webhook) => void, remove: (webhook: rest.Webhook) => Promise<void>,
   *   ping: (webhook: rest.Webhook) => Promise<void>, deliveries: (webhook: rest.Webhook) => Promise<rest.Delivery[]>,
   *   replay: (webhook: rest.Webhook, delivery: rest.Delivery) => Promise<void>
   * }} actions
   */
  constructor(actions) {
    this.#actions = actions;
  }

  /** @param {rest.Webhook[]} webhooks */
  show(webhooks) {
    fill(
      this.element,
      webhooks.map((webhook) => this.#row(webhook)),
      webhooks.length === 0 && el('li', { class: 'empty quiet' }, t('webhooks.none')),
    );
  }

  /** @param {rest.Webhook} webhook */
  #row(webhook) {
    const log = new DeliveryLog({
      load: () => this.#actions.deliveries(webhook),
      replay: (delivery) => this.#actions.replay(webhook, delivery),
    });
    const opener = this.#button('list', 'webhooks.deliveries', webhook, () => {
      const open = log.toggle();
      opener.setAttribute('aria-expanded', String(open));
    });
    opener.setAttribute('aria-expanded', 'false');
    const test = this.#button('send', 'webhooks.test', webhook, async () => {
      await this.#actions.ping(webhook);
      opener.setAttribute('aria-expanded', 'true');
      await log.follow();
    });
    const remove = this.#button('trash-2', 'webhooks.delete', webhook, () => this.#askToRemove(webhook));
    return el(
      'li',
      { class: 'webhook', data: { testid: `webhook-${webhook.id}` } },
      el(
        'div',
        { class: 'row' },
        icon('webhook'),
        el(
          'span',
          { class: 'row__text' },
          el('span', { class: 'row__title' }, webhook.url),
          el('span', { class: 'row__line' }, subscription(webhook)),
        ),
        el(
          'span',
          { class: 'webhook__actions' },
          test,
          opener,
          this.#button('pencil', 'webhooks.edit', webhook, () => this.#actions.edit(webhook)),
          remove,
        ),
      ),
      log.element,
    );
  }

  /** @param {rest.Webhook} webhook */
  #askToRemove(webhook) {
    confirm({
      title: t('webhooks.delete'),
      text: t('webhooks.delete.sure', { url: webhook.url }),
      action: t('webhooks.delete.action'),
      run: async () => {
        try {
          await this.#actions.remove(webhook);
          toast(t('webhooks.deleted'));
        } catch (error) {
          toast(sentenceFor(error));
        }
      },
    });
  }

  /** @param {string} symbol @param {string} label @param {rest.Webhook} webhook @param {() => unknown} act */
  #button(symbol, label, { url }, act) {
    const text = t(label);
    const button = el(
      'button',
      { class: 'button button--icon button--quiet', type: 'button', title: text, 'aria-label': `${text}: ${url}` },
      icon(symbol),
    );
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await act();
      } catch (error) {
        toast(sentenceFor(error));
      } finally {
        button.disabled = false;
      }
    });
    return button;
  }
}

/** @param {rest.Webhook} webhook */
function subscription({ types }) {
  const all = types.length === TYPES.length;
  return all ? t('webhooks.everything') : types.map((type) => t(`webhooks.type.${type}`)).join(' · ');
}
