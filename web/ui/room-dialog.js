import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { openDialog } from './dialog.js';
import { field } from './field.js';
import { handleForm } from './form.js';
import { segments } from './segments.js';

/** Asks what a new room shall be. @param {(room: {name: string, kind: string}) => Promise<void>} create */
export function openRoomDialog(create) {
  const submit = el(
    'button',
    { class: 'button button--primary', type: 'submit', data: { testid: 'create-room' } },
    t('room.create'),
  );
  const form = el(
    'form',
    { class: 'form' },
    field({
      name: 'name',
      label: t('room.name'),
      placeholder: t('room.name.placeholder'),
      required: true,
      maxlength: 60,
      autocomplete: 'off',
      autofocus: true,
    }),
    segments(
      { name: 'kind', label: t('room.kind'), options: [kind('team', 'users'), kind('adhoc', 'video')] },
      (value) => {
        submit.textContent = t(value === 'adhoc' ? 'room.create.enter' : 'room.create');
      },
    ),
    submit,
  );
  const dialog = openDialog({ title: t('room.dialog.title'), testid: 'room-dialog' }, form);
  const submitRoom = async (values) => {
    await create(values);
    dialog.close();
  };
  handleForm(form, submitRoom, ({ status }) => status === 409 && { field: 'name', text: t('room.taken') });
}

function kind(value, symbol) {
  return { value, symbol, label: t(`room.kind.${value}`), hint: t(`room.kind.${value}.hint`) };
}
