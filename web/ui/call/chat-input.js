import { isComposing } from '../../lib/composition.js';
import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

const LONGEST = 4000; // code points, as the server counts
const HIGHEST = 140; // px

/** Where a message is written: it grows with its text, and Enter sends it. */
export class ChatInput {
  #say;
  #input;

  /** @param {string} label what is written here, and to whom @param {(text: string) => void} say */
  constructor(label, say) {
    this.#say = say;
    this.#input = el('textarea', {
      class: 'input chat__input',
      rows: '1',
      'aria-label': label,
      placeholder: label,
      data: { testid: 'chat-input' },
      on: { keydown: (event) => this.#key(event), input: () => this.#grow() },
    });
    this.element = el(
      'form',
      { class: 'chat__form', on: { submit: (event) => this.#submit(event) } },
      this.#input,
      el('button', { class: 'button button--primary button--icon', 'aria-label': t('chat.send') }, icon('send')),
    );
  }

  focus() {
    this.#input.focus();
  }

  /** Nothing more can be written here. @param {string} reason */
  close(reason) {
    this.#input.disabled = true;
    this.#input.placeholder = reason;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    this.#submit(event);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    const over = [...text].length - LONGEST;
    this.#input.setCustomValidity(over > 0 ? t('chat.tooLong', { most: LONGEST, over }) : '');
    if (!text || !this.#input.reportValidity()) return;
    this.#input.value = '';
    this.#grow();
    this.#say(text);
  }

  #grow() {
    this.#input.setCustomValidity('');
    this.#input.style.height = 'auto';
    this.#input.style.height = `${Math.min(this.#input.scrollHeight + 2, HIGHEST)}px`;
  }
}
