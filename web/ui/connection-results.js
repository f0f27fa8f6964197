import { el, icon } from '../lib/dom.js';
import { has, t } from '../lib/i18n.js';

/** @type {Record<protocol.PreCallResult['state'], string>} */
const ICONS = { ok: 'circle-check', warning: 'triangle-alert', failed: 'circle-alert', skipped: 'minus' };
const MEGA = 1000; // kbit

/**
 * What came of each step of a connection test, a line each.
 *
 * @param {protocol.PreCallResult[]} results
 * @param {import('../lib/dom.js').Props} [attributes]
 */
export function connectionResults(results, attributes = {}) {
  return el('ul', { class: 'connection', ...attributes }, results.map(connectionResult));
}

/** @param {protocol.PreCallResult} result */
export function connectionResult(result) {
  const { id, state } = result;
  return el(
    'li',
    { class: 'connection__step', data: { testid: 'connection-step', id, state } },
    icon(ICONS[state]),
    el('span', { class: 'connection__name' }, t(`connection.step.${id}`)),
    el('span', { class: 'connection__words' }, wordsFor(result)),
  );
}

/** @param {protocol.PreCallResult} result */
function wordsFor({ state, code, ms, kbps }) {
  const why = code && has(`connection.code.${code}`) ? t(`connection.code.${code}`) : t(`connection.state.${state}`);
  const measured = [ms !== null && t('connection.ms', { ms }), kbps !== null && rate(kbps)];
  return [why, ...measured].filter(Boolean).join(' · ');
}

/** @param {number} kbps */
function rate(kbps) {
  return kbps < MEGA ? t('connection.kbps', { kbps }) : t('connection.mbps', { mbps: (kbps / MEGA).toFixed(1) });
}
