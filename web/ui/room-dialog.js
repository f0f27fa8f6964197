import { el, fill } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { confirm } from './confirm.js';
import { openDialog } from './dialog.js';
import { field, select } from './field.js';
import { handleForm } from './form.js';
import { peoplePicker } from './people-picker.js';
import { scheduleFields } from './schedule-fields.js';
import { segments } from './segments.js';

/**
 * Asks what a new room shall be.
 *
 * @param {{people: {user: string, name: string}[], most: number}} options whom a private room can be for, and how many
 *   fit into a room at most
 * @param {(room: rest.NewRoom) => Promise<void>} create
 */
export function openRoomDialog({ people, most }, create) {
  const submit = el(
    'button',
    { class: 'button button--primary', type: 'submit', data: { testid: 'create-room' } },
    t('room.create'),
  );
  const members = membersField(people);
  const time = scheduleFields();
  const kinds = [kind('team', 'users'), kind('private', 'lock'), kind('adhoc', 'video')];
  const form = el(
    'form',
    { class: 'form' },
    nameField(),
    segments({ name: 'kind', label: t('room.kind'), options: kinds }, (value) => {
      submit.textContent = t(value === 'adhoc' ? 'room.create.enter' : 'room.create');
      members.show(value === 'private');
      time.element.hidden = value === 'adhoc';
    }),
    members.element,
    time.element,
    el(
      'details',
      { class: 'more-fields' },
      el('summary', {}, t('room.more')),
      el('div', { class: 'form' }, capacityField(most, most), passcodeField(t('room.passcode.hint'))),
    ),
    submit,
  );
  open(t('room.dialog.title'), form, (values) =>
    create({
      ...wishes(values),
      kind: values.kind,
      ...members.wish(),
      ...(values.kind !== 'adhoc' && time.wish(values)),
    }),
  );
}

/**
 * Changes or deletes a room that is there.
 *
 * @param {{room: rest.Room, people: {user: string, name: string}[], most: number}} options
 * @param {{change: (patch: rest.RoomChange) => Promise<void>, remove: () => Promise<void>}} actions
 */
export function openRoomSettings({ room, people, most }, { change, remove }) {
  const members = membersField(people, room.members);
  members.show(room.kind === 'private');
  const time = scheduleFields(room.schedule);
  time.element.hidden = room.kind === 'adhoc';
  const form = el(
    'form',
    { class: 'form' },
    nameField(room.name),
    members.element,
    time.element,
    capacityField(room.capacity, most),
    passcodeField(t(room.hasPasscode ? 'room.passcode.keep' : 'room.passcode.hint')),
    room.hasPasscode &&
      el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'open' }), t('room.passcode.remove')),
    el('button', { class: 'button button--primary', type: 'submit', data: { testid: 'save-room' } }, t('room.save')),
  );
  const dialog = open(t('room.settings.title', room), form, ({ open: opens, ...values }) =>
    change({ ...wishes(values), ...(opens && { passcode: null }), ...members.wish(), ...time.change(values) }),
  );
  const asks = () =>
    confirm({
      title: t('room.delete.title', room),
      text: t('room.delete.text'),
      action: t('room.delete'),
      run: () => (dialog.close(), remove()),
    });
  form.after(
    el('button', { class: 'button button--danger-quiet', type: 'button', on: { click: asks } }, t('room.delete')),
  );
}

/**
 * @param {string} title
 * @param {HTMLFormElement} form
 * @param {(values: Record<string, string>) => Promise<unknown>} send
 */
function open(title, form, send) {
  const dialog = openDialog({ title, testid: 'room-dialog' }, form);
  /** @param {Record<string, string>} values */
  const submit = async (values) => {
    await send(values);
    dialog.close();
  };
  handleForm(form, submit);
  return dialog;
}

/** @param {string} [value] */
function nameField(value) {
  return field({
    name: 'name',
    label: t('room.name'),
    placeholder: t('room.name.placeholder'),
    value,
    required: true,
    most: 100,
    autocomplete: 'off',
    autofocus: true,
  });
}

/** @param {number} selected @param {number} most */
function capacityField(selected, most) {
  const options = Array.from({ length: most - 1 }, (_, index) => String(index + 2));
  return select({
    name: 'capacity',
    label: t('room.capacity'),
    options: options.map((value) => ({ value, label: t('room.capacity.people', { count: value }) })),
    selected: String(selected),
  });
}

/** @param {string} hint */
function passcodeField(hint) {
  return field({ name: 'passcode', label: t('room.passcode'), hint, type: 'password', autocomplete: 'new-password' });
}

/**
 * Whom a private room is for; whoever makes it is a member anyhow.
 *
 * @param {{user: string, name: string}[]} people
 * @param {string[]} [chosen]
 */
function membersField(people, chosen = []) {
  /** @type {string[] | null} */
  let members = null;
  const element = el('div', { class: 'field', hidden: true });
  const label = t('room.members');
  return {
    element,
    show: (/** @type {boolean} */ isPrivate) => {
      element.hidden = !isPrivate;
      members = null;
      fill(element, isPrivate && peoplePicker({ label, people, chosen }, (users) => (members = users)));
    },
    wish: () => (members ? { members } : {}),
  };
}

/** @param {Record<string, string>} values */
function wishes({ name, capacity, passcode }) {
  return { name, capacity: Number(capacity), ...(passcode && { passcode }) };
}

/** @param {string} value @param {string} symbol */
function kind(value, symbol) {
  return { value, symbol, label: t(`room.kind.${value}`), hint: t(`room.kind.${value}.hint`) };
}
