import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { serverNow } from '../lib/server-time.js';
import { checks } from './checks.js';
import { field, select } from './field.js';
import { handleForm } from './form.js';

const DAY = 24 * 3600 * 1000; // ms
/** @type {Record<string, number | null>} */
const LIFETIMES = { month: 30 * DAY, quarter: 90 * DAY, year: 365 * DAY, never: null };
const USUAL = 'quarter';
const SCOPES = ['read:calls', 'read:presence', 'signal', 'admin'];

/** Asks what a new token shall be. @param {(token: rest.NewToken) => Promise<void>} make */
export function tokenForm(make) {
  const scopes = checks({
    name: 'scopes',
    label: t('tokens.scopes'),
    options: SCOPES.map((value) => ({
      value,
      label: t(`tokens.scope.${value}`),
      hint: t(`tokens.scope.${value}.hint`),
      checked: value === 'read:calls',
    })),
  });
  const form = el(
    'form',
    { class: 'form', data: { testid: 'token-form' } },
    field({
      name: 'name',
      label: t('tokens.name'),
      hint: t('tokens.name.hint'),
      required: true,
      most: 64,
      autocomplete: 'off',
    }),
    scopes.element,
    select({
      name: 'lifetime',
      label: t('tokens.expires'),
      options: Object.keys(LIFETIMES).map((value) => ({ value, label: t(`tokens.expires.${value}`) })),
      selected: USUAL,
    }),
    el(
      'div',
      {},
      el(
        'button',
        { class: 'button button--primary', type: 'submit', data: { testid: 'make-token' } },
        t('tokens.create'),
      ),
    ),
  );
  handleForm(form, async ({ name, lifetime }) => {
    const chosen = scopes.values();
    if (chosen.length === 0) return scopes.object(t('tokens.scopes.missing'));
    await make({ name, scopes: chosen, expiresAt: endOf(LIFETIMES[lifetime]) });
    form.reset();
  });
  return form;
}

/** @param {number | null} lifetime */
function endOf(lifetime) {
  return lifetime === null ? null : new Date(serverNow() + lifetime).toISOString();
}
