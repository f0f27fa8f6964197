import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';
import { peoplePicker } from './people-picker.js';

const MOST = 7; // people that one ring may reach

/** Asks whom to ring together. @param {rest.Presence[]} people @param {(users: string[]) => void} onRing */
export function openRingDialog(people, onRing) {
  /** @type {string[]} */
  let users = [];
  const submit = el('button', { class: 'button button--primary', type: 'submit', data: { testid: 'ring-group' } });
  /** @param {string[]} chosen */
  const choose = (chosen) => {
    users = chosen;
    submit.disabled = users.length === 0;
    submit.textContent = t('people.several.ring', { count: users.length });
  };
  const form = el(
    'form',
    { class: 'form' },
    peoplePicker({ label: t('people.several.hint', { most: MOST }), people, most: MOST }, choose),
    submit,
  );
  const dialog = openDialog({ title: t('people.several'), testid: 'ring-dialog' }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
    onRing(users);
  });
}
