import { el, icon } from '../lib/dom.js';
import { t } from '../lib/i18n.js';

const MOST = 140; // characters, as PROTOCOL.md section 7 has it

/**
 * A line to decline with in one's own words. Esc, or leaving it empty, takes it back.
 *
 * @param {{onSend: (text: string) => void, onClose: () => void}} actions
 */
export function replyForm({ onSend, onClose }) {
  const input = el('input', {
    class: 'input',
    type: 'text',
    maxlength: MOST,
    autocomplete: 'off',
    'aria-label': t('ring.message.field'),
    placeholder: t('ring.message.field'),
    data: { testid: 'reply-text' },
  });
  const send = el(
    'button',
    { class: 'button button--primary button--icon', type: 'submit', 'aria-label': t('ring.message.send') },
    icon('send'),
  );
  const form = el('form', { class: 'ring__reply' }, input, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text) onSend(text);
    else onClose();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    onClose();
  });
  return {
    element: form,
    focus: () => input.focus(),
    /** What was written so far. */
    get text() {
      return input.value.trim();
    },
  };
}
