import { el, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { dayAndClock } from '../lib/time.js';
import { auditSentence } from './audit-sentence.js';

/** @type {Record<string, string>} */
const SYMBOLS = {
  'setup': 'flag',
  'sign-in': 'log-in',
  'sign-out': 'log-out',
  'session': 'log-out',
  'user': 'user',
  'password': 'lock',
  'password-reset': 'lock',
  'passkey': 'fingerprint',
  'identity': 'link',
  'invite': 'link',
  'guest': 'user-x',
  'token': 'key-round',
  'room': 'door-open',
  'call': 'phone',
  'data': 'database',
  'webhook': 'webhook',
};
const ALARMING = new Set(['sign-in.failed', 'sign-in.throttled', 'sign-in.elsewhere', 'token.refused']);

/** Entries of the audit log, the newest first. */
export class AuditList {
  #nameOf;
  element = el('ul', { class: 'audit' });

  /** @param {(user: string) => string} nameOf */
  constructor(nameOf) {
    this.#nameOf = nameOf;
  }

  /** @param {rest.AuditEntry[]} entries */
  append(entries) {
    this.element.append(...entries.map((entry) => this.#row(entry)));
  }

  /** @param {rest.AuditEntry} entry */
  #row(entry) {
    const { action, at, address } = entry;
    const symbol = SYMBOLS[action.split('.')[0]] ?? 'circle';
    return el(
      'li',
      { class: ALARMING.has(action) ? 'row row--alarming' : 'row', data: { testid: `audit-${action}` } },
      icon(symbol),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'audit__sentence' }, auditSentence(entry, this.#nameOf)),
        el(
          'span',
          { class: 'row__line' },
          el('time', { datetime: at }, dayAndClock(at)),
          address && ` · ${t('audit.from', { address })}`,
        ),
      ),
    );
  }
}
