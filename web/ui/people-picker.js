import { el } from '../lib/dom.js';
import { avatar } from './avatar.js';
import { dotOf, lineOf } from './presence.js';

/**
 * People to choose several of.
 *
 * @param {{label: string, people: (rest.Presence | {user: string, name: string})[], chosen?: string[],
 *   most?: number}} options `most` that can be chosen at once; presence is shown where it is known
 * @param {(users: string[]) => void} onChange
 */
export function peoplePicker({ label, people, chosen = [], most = Infinity }, onChange = () => {}) {
  const boxes = people.map((person) => checkbox(person, chosen.includes(person.user)));
  const changed = () => {
    const users = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    for (const box of boxes) box.disabled = !box.checked && users.length >= most;
    onChange(users);
  };
  const element = el(
    'fieldset',
    { class: 'picker', on: { change: changed } },
    el('legend', { class: 'field__label' }, label),
    people.map((person, index) => row(person, boxes[index])),
  );
  changed();
  return element;
}

/** @param {{user: string, name: string}} person @param {boolean} checked */
function checkbox({ user, name }, checked) {
  return el('input', { type: 'checkbox', name: 'people', value: user, checked, 'aria-label': name });
}

/** @param {rest.Presence | {user: string, name: string}} person @param {HTMLInputElement} box */
function row(person, box) {
  const known = 'status' in person ? person : null;
  return el(
    'label',
    { class: 'picker__row', data: { testid: `pick-${person.user}` } },
    box,
    el(
      'span',
      { class: 'presence' },
      avatar(person),
      known && el('span', { class: 'dot', data: { status: dotOf(known) } }),
    ),
    el(
      'span',
      { class: 'row__text' },
      el('span', { class: 'row__title' }, person.name),
      known && el('span', { class: 'row__line' }, lineOf(known, null)),
    ),
  );
}
