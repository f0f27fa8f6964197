import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

export const EMOJI = ['👍', '👏', '😂', '❤️', '🎉', '🤔'];
const FLOATS_FOR = 4000; // ms

/** @param {(emoji: string) => void} react */
export function reactionPicker(react) {
  const buttons = EMOJI.map((emoji, index) =>
    el(
      'button',
      {
        class: 'reaction-button',
        type: 'button',
        'aria-label': t('call.react.with', { emoji }),
        title: String(index + 1),
        on: { click: () => react(emoji) },
      },
      emoji,
    ),
  );
  return el('div', { class: 'reaction-picker' }, buttons);
}

/**
 * Shows a reaction over the stage, with the name of who sent it.
 *
 * @param {HTMLElement} stage
 * @param {string} emoji
 * @param {string} name
 */
export function floatReaction(stage, emoji, name) {
  const element = el(
    'div',
    { class: 'reaction', 'aria-hidden': 'true' },
    el('span', { class: 'reaction__emoji' }, emoji),
    el('span', { class: 'reaction__name' }, name),
  );
  element.style.left = `${20 + Math.random() * 60}%`;
  stage.append(element);
  setTimeout(() => element.remove(), FLOATS_FOR);
}
