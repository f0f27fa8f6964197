import { el, fill, icon } from '../lib/dom.js';
import { Events } from '../lib/events.js';
import { t } from '../lib/i18n.js';
import { connectionResult, connectionResults } from './connection-results.js';

/**
 * The button that tests the connection, and what came of it. Events: `start`.
 *
 * @extends {Events<{start: undefined}>}
 */
export class ConnectionTest extends Events {
  #button = el('button', { class: 'button', type: 'button', data: { testid: 'test-connection' } }, t('connection.test'));
  #list = connectionResults([]);
  #verdict = el('p', { class: 'connection__verdict', role: 'status', data: { testid: 'connection-verdict' } });
  #after = el('div', { class: 'choice', hidden: true });
  #checks;

  /** @param {{mayCheck: boolean}} options whether the server's own checks are for this person to see */
  constructor({ mayCheck }) {
    super();
    this.#checks = mayCheck;
    this.#button.addEventListener('click', () => this.emit('start'));
    this.element = el(
      'div',
      { class: 'connection-test' },
      el('div', { class: 'choice' }, this.#button, el('p', { class: 'field__hint' }, t('connection.test.hint'))),
      this.#list,
      this.#verdict,
      this.#after,
    );
  }

  begin() {
    this.#button.disabled = true;
    this.#verdict.textContent = t('connection.testing');
    delete this.#verdict.dataset.verdict;
    this.#after.hidden = true;
    fill(this.#list);
  }

  /** @param {protocol.PreCallResult} result */
  add(result) {
    this.#list.append(connectionResult(result));
  }

  /** @param {string} verdict of connection-verdict.js @param {{href: string, name: string}} file with all of it */
  finish(verdict, file) {
    this.#end(t(`connection.verdict.${verdict}`));
    this.#verdict.dataset.verdict = verdict;
    this.#after.hidden = false;
    fill(
      this.#after,
      el(
        'a',
        { class: 'button button--small', href: file.href, download: file.name, data: { testid: 'connection-file' } },
        icon('download'),
        t('connection.download'),
      ),
      this.#checks &&
        verdict.startsWith('relay-') &&
        el('a', { href: '/admin#checks', data: { testid: 'connection-checks' } }, t('connection.checks')),
      el('p', { class: 'field__hint' }, t('connection.kept')),
    );
  }

  fail() {
    this.#end(t('connection.broken'));
  }

  /** @param {string} text */
  #end(text) {
    this.#button.disabled = false;
    this.#button.textContent = t('connection.test.again');
    this.#verdict.textContent = text;
  }
}
