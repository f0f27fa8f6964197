import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { checkGroup } from './checks.js';
import { copyLine } from './copy.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';
import { handleForm } from './form.js';

/** What can be subscribed to, as the API names it. */
export const TYPES = [
  'call.ringing',
  'call.answered',
  'call.ended',
  'call.missed',
  'call.declined',
  'call.cancelled',
  'call.busy',
  'room.joined',
  'room.left',
  'user.created',
];

/**
 * Asks where to send events, and which. Resolves nothing: a new webhook's secret stays on the screen until it is closed.
 *
 * @param {{webhook?: rest.Webhook | null, save: (wish: rest.NewWebhook) => Promise<{secret?: string}>}} options
 */
export function openWebhookDialog({ webhook = null, save }) {
  const choices = typeChoices(webhook?.types ?? ['call.missed', 'call.ended']);
  const form = el(
    'form',
    { class: 'form' },
    field({
      name: 'url',
      label: t('webhooks.url'),
      hint: t('webhooks.url.hint'),
      type: 'url',
      required: true,
      maxlength: 2000,
      autocomplete: 'off',
      placeholder: 'https://example.com/hooks/parley',
      value: webhook?.url ?? '',
    }),
    choices.element,
    el(
      'button',
      { class: 'button button--primary', type: 'submit', data: { testid: 'save-webhook' } },
      t(webhook ? 'webhooks.save' : 'webhooks.create'),
    ),
  );
  const dialog = openDialog({ title: t(webhook ? 'webhooks.edit' : 'webhooks.add'), testid: 'webhook-dialog' }, form);
  /** @param {Record<string, string>} values */
  const send = async ({ url }) => {
    const types = choices.values();
    if (types.length === 0) return choices.object(t('webhooks.types.missing'));
    const { secret } = await save({ url: url.trim(), types });
    if (secret) fill(form, secretShown(secret));
    else dialog.close();
  };
  handleForm(form, send, ({ errors = [] }) =>
    errors.some(({ field }) => field === 'url') ? { field: 'url', text: t('webhooks.url.wrong') } : undefined,
  );
}

/** @param {string[]} chosen */
function typeChoices(chosen) {
  const rows = TYPES.map((type) =>
    el(
      'label',
      { class: 'webhook-types__one' },
      el('input', { type: 'checkbox', name: 'types', value: type, checked: chosen.includes(type) }),
      el('span', {}, t(`webhooks.type.${type}`)),
      el('code', {}, type),
    ),
  );
  return checkGroup({ name: 'types', label: t('webhooks.types'), look: 'webhook-types', rows });
}

/** @param {string} secret */
function secretShown(secret) {
  const { parts } = copyLine({ id: 'webhook-secret', value: secret, label: t('webhooks.secret') });
  return el(
    'div',
    { class: 'invite__result' },
    ...parts,
    el('p', { class: 'field__hint' }, t('webhooks.secret.hint')),
  );
}
