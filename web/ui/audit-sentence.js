import { has, t } from '../lib/i18n.js';
import { day } from '../lib/time.js';

/**
 * What an entry of the audit log says, for a person.
 *
 * @param {rest.AuditEntry} entry
 * @param {(user: string) => string} nameOf
 */
export function auditSentence({ action, actor, target, detail }, nameOf) {
  const key = keyFor(action, detail ?? '');
  const about = action.startsWith('room.') ? target : target && nameOf(target);
  return t(key, { action, actor: actor && nameOf(actor), target: about, ...facts(detail ?? '') });
}

/**
 * Details that have a sentence of their own, all of them or the first: `role=admin` after `user.changed`, the counts of a
 * purge.
 *
 * @param {string} action
 * @param {string} detail
 */
function keyFor(action, detail) {
  if (detail.startsWith('calls=')) return `audit.${action}.counts`;
  const facts = detail.replaceAll('=', '.').split(' ');
  for (const known of [facts.join('.'), facts[0]]) {
    if (has(`audit.${action}.${known}`)) return `audit.${action}.${known}`;
  }
  return has(`audit.${action}`) ? `audit.${action}` : 'audit.other';
}

/** @param {string} detail */
function facts(detail) {
  const { before, ...others } = Object.fromEntries(detail.split(' ').map((fact) => fact.split('=')));
  return before ? { ...others, before: day(before) } : others;
}
