import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

const KEYS = [
  ['M', 'mic'],
  ['V', 'camera'],
  ['S', 'share'],
  ['H', 'hand'],
  ['R, 1–6', 'react'],
  ['C', 'chat'],
  ['P', 'people'],
  ['L', 'layout'],
  ['D', 'deafen'],
  ['F', 'fullscreen'],
  [t('call.key.space'), 'talk'],
  ['F6', 'cycle'],
  ['Esc', 'close'],
];

/** @returns {HTMLDialogElement} the keys of a call */
export function helpDialog() {
  const rows = KEYS.map(([key, name]) =>
    el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, t(`call.keys.${name}`))),
  );
  /** @type {HTMLDialogElement} */
  const dialog = el(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title' },
    el(
      'header',
      { class: 'panel__header' },
      el('h2', { id: 'help-title' }, t('call.more.help')),
      el(
        'button',
        {
          class: 'button button--icon button--quiet',
          'aria-label': t('call.panel.close'),
          on: { click: () => dialog.close() },
        },
        icon('x'),
      ),
    ),
    el('dl', { class: 'help__keys' }, rows),
  );
  return dialog;
}
