import { el, fill, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { deviceNameOf } from '../lib/server-names.js';
import { ago, day } from '../lib/time.js';
import { confirm } from './confirm.js';
import { toast } from './toast.js';

/** One's passkeys, each with its name and its end. */
export class PasskeyList {
  #rename;
  #remove;
  element = el('ul', { class: 'sessions' });

  /**
   * @param {{rename: (passkey: rest.Passkey) => Promise<rest.Passkey | null>,
   *   remove: (passkey: rest.Passkey) => Promise<unknown>}} options
   */
  constructor({ rename, remove }) {
    this.#rename = rename;
    this.#remove = remove;
  }

  /** @param {rest.Passkey[]} passkeys the oldest first */
  show(passkeys) {
    fill(
      this.element,
      passkeys.toReversed().map((passkey) => this.#row(passkey)),
    );
  }

  /** @param {rest.Passkey} passkey */
  add(passkey) {
    this.element.prepend(this.#row(passkey));
  }

  get size() {
    return this.element.childElementCount;
  }

  /** @param {rest.Passkey} passkey @returns {HTMLElement} */
  #row(passkey) {
    const name = deviceNameOf(passkey.name);
    const rename = el(
      'button',
      {
        class: 'button button--icon button--quiet',
        type: 'button',
        'aria-label': t('passkeys.rename.label', { name }),
        data: { testid: 'rename-passkey' },
      },
      icon('pencil'),
    );
    const remove = el(
      'button',
      { class: 'button button--quiet button--small', type: 'button', 'aria-label': t('passkeys.remove.label', { name }) },
      t('passkeys.remove'),
    );
    const row = el(
      'li',
      { class: 'row', data: { testid: 'my-passkey' } },
      icon('fingerprint'),
      el(
        'span',
        { class: 'row__text' },
        el('span', { class: 'row__title' }, name),
        el('span', { class: 'row__line' }, passkeyFacts(passkey)),
      ),
      rename,
      remove,
    );
    rename.addEventListener('click', async () => {
      const renamed = await this.#rename(passkey);
      if (!renamed) return;
      const fresh = this.#row(renamed);
      row.replaceWith(fresh);
      fresh.querySelector('button')?.focus();
    });
    remove.addEventListener('click', () => confirmRemoval(name, () => this.#remove(passkey), row));
    return row;
  }
}

/** When it came, when it was used, and where it works if that is not here. @param {rest.Passkey} passkey */
export function passkeyFacts({ createdAt, lastUsedAt, host }) {
  const elsewhere = host !== location.hostname && t('passkeys.host', { host });
  const used = lastUsedAt ? t('passkeys.used', { when: ago(lastUsedAt) }) : t('passkeys.unused');
  return [t('passkeys.since', { day: day(createdAt) }), used, elsewhere].filter(Boolean).join(' · ');
}

/**
 * Removes a passkey, and its row, once that is confirmed.
 *
 * @param {string} name
 * @param {() => Promise<unknown>} remove
 * @param {HTMLElement} row
 */
export function confirmRemoval(name, remove, row) {
  confirm({
    title: t('passkeys.remove.title', { name }),
    text: t('passkeys.remove.text'),
    action: t('passkeys.remove'),
    run: async () => {
      try {
        await remove();
        row.remove();
        toast(t('passkeys.removed'));
      } catch (error) {
        toast(problemText(error));
      }
    },
  });
}

/** @param {unknown} error */
function problemText(error) {
  const { status } = /** @type {{status?: number}} */ (error);
  return status === 409 ? t('passkeys.last') : sentenceFor(error);
}
