import { el, fill, icon } from '../../lib/dom.js';
import { bytesText } from '../../lib/bytes.js';
import { Events } from '../../lib/events.js';
import { t } from '../../lib/i18n.js';

const EVERYBODY = '';

/** @typedef {{peer: string, name: string}} Partner */

/**
 * Choosing a file and whom it is for. Events: `send` (detail: {file, peers}).
 *
 * @extends {Events<{send: {file: File, peers: string[]}}>}
 */
export class FileDraft extends Events {
  /** @type {Partner[]} */
  #partners = [];
  /** @type {File | null} */
  #file = null;
  #input = el('input', { type: 'file', hidden: true, data: { testid: 'file-input' }, on: { change: () => this.#chosen() } });
  #name = el('bdi', { class: 'file__name' });
  #size = el('span', { class: 'quiet small' });
  #to = el('select', { class: 'input', 'aria-label': t('files.to') });
  #send = el(
    'button',
    { class: 'button button--primary', type: 'button', data: { testid: 'file-send' }, on: { click: () => this.#sends() } },
    t('files.send'),
  );

  button = el(
    'button',
    {
      class: 'button button--icon button--quiet',
      type: 'button',
      hidden: true,
      'aria-label': t('files.attach'),
      title: t('files.attach'),
      data: { testid: 'file-attach' },
      on: { click: () => this.#input.click() },
    },
    icon('paperclip'),
  );

  /** What is about to be sent, over the line where one writes. */
  element = el(
    'div',
    { class: 'file file--draft', hidden: true },
    el('div', { class: 'file__head' }, icon('file'), this.#name, this.#size),
    this.#to,
    el(
      'div',
      { class: 'file__actions' },
      this.#send,
      el('button', { class: 'button', type: 'button', on: { click: () => this.#close() } }, t('cancel')),
    ),
    this.#input,
  );

  /** @param {Partner[]} partners who can be sent files */
  set partners(partners) {
    this.#partners = partners;
    this.button.hidden = partners.length === 0;
    if (partners.length === 0) this.#close();
    const chosen = this.#to.value;
    fill(
      this.#to,
      partners.length > 1 && el('option', { value: EVERYBODY }, t('files.everybody')),
      partners.map(({ peer, name }) => el('option', { value: peer }, name)),
    );
    if (partners.some(({ peer }) => peer === chosen)) this.#to.value = chosen;
  }

  #chosen() {
    const [file] = this.#input.files ?? [];
    // Choosing the same file once more is a choice too.
    this.#input.value = '';
    if (!file) return;
    this.#file = file;
    this.#name.textContent = file.name;
    this.#size.textContent = bytesText(file.size);
    this.element.hidden = false;
    this.#send.focus();
  }

  #sends() {
    const peers = this.#partners.map(({ peer }) => peer).filter((peer) => [EVERYBODY, peer].includes(this.#to.value));
    if (this.#file) this.emit('send', { file: this.#file, peers });
    this.#close();
  }

  #close() {
    this.#file = null;
    this.element.hidden = true;
  }
}
