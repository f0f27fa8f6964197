import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { serverNow } from '../lib/server-time.js';
import { ago, day } from '../lib/time.js';
import { toast } from './toast.js';

/** One's API tokens, each with its end. */
export class TokenList {
  #revoke;
  element = el('ul', { class: 'sessions' });

  /** @param {(token: rest.Token) => Promise<void>} revoke */
  constructor(revoke) {
    this.#revoke = revoke;
  }

  /** @param {rest.Token[]} tokens the oldest first */
  show(tokens) {
    fill(
      this.element,
      tokens.toReversed().map((token) => this.#row(token)),
    );
  }

  /** @param {rest.Token} token */
  add(token) {
    this.element.prepend(this.#row(token));
  }

  /** @param {rest.Token} token */
  #row(token) {
    const { id, name, scopes } = token;
    const button = el(
      'button',
      { class: 'button button--quiet button--small', type: 'button', 'aria-label': t('tokens.revoke.label', { name }) },
      t('tokens.revoke'),
    );
    const row = el(
      'li',
      { class: 'row', data: { testid: `token-${id}` } },
      icon('key-round'),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, name),
        el('span', { class: 'row__line' }, scopes.map((scope) => t(`tokens.scope.${scope}`)).join(', ')),
        el('span', { class: 'row__line' }, facts(token)),
      ),
      button,
    );
    button.addEventListener('click', () => this.#end(token, row, button));
    return row;
  }

  /** @param {rest.Token} token @param {HTMLElement} row @param {HTMLButtonElement} button */
  async #end(token, row, button) {
    button.disabled = true;
    try {
      await this.#revoke(token);
      row.remove();
      toast(t('tokens.revoked'));
    } catch (error) {
      button.disabled = false;
      toast(sentenceFor(error));
    }
  }
}

/** @param {rest.Token} token */
function facts({ expiresAt, lastUsedAt }) {
  const used = lastUsedAt ? t('tokens.item.used', { when: ago(lastUsedAt) }) : t('tokens.item.unused');
  if (!expiresAt) return used;
  const over = Date.parse(expiresAt) <= serverNow();
  return `${used} · ${t(over ? 'tokens.item.expired' : 'tokens.item.until', { when: day(expiresAt) })}`;
}
