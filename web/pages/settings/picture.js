import { api } from '../../lib/api.js';
import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { pictures } from '../../lib/pictures.js';
import { sentenceFor } from '../../lib/problems.js';
import { avatar } from '../../ui/avatar.js';
import { openCropDialog } from '../../ui/crop-dialog.js';
import { toast } from '../../ui/toast.js';

const TYPES = 'image/png,image/jpeg,image/webp,image/gif,image/avif';

/** One's own picture, with the ways to change it. @param {HTMLElement} container @param {rest.Me} me */
export function showPicture(container, me) {
  const input = el('input', { type: 'file', accept: TYPES, hidden: true, data: { testid: 'picture-file' } });
  const remove = button('picture-remove', t('settings.picture.remove'), () => save(null));
  container.append(
    avatar(me, { large: true }),
    el('span', { class: 'quiet small my-picture__hint' }, t('settings.picture.hint')),
    button('picture-choose', t('settings.picture.choose'), () => input.click()),
    remove,
    input,
  );
  const show = () => (remove.hidden = pictures.addressOf(me.user) === null);
  show();
  pictures.addEventListener('change', show);
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    input.value = '';
    if (file) await open(file);
  });

  /** @param {File} file */
  async function open(file) {
    try {
      openCropDialog(await createImageBitmap(file), save);
    } catch {
      toast(t('settings.picture.unreadable'));
    }
  }

  /** @param {Blob | null} file */
  async function save(file) {
    try {
      const { picture = null } = (await (file ? api.upload('/me/picture', file) : api.delete('/me/picture'))) ?? {};
      pictures.learn([{ user: me.user, picture }]);
      toast(t(file ? 'settings.picture.saved' : 'settings.picture.removed'));
    } catch (error) {
      toast(sentenceFor(error) || t('problem.server'));
    }
  }
}

/** @param {string} testid @param {string} label @param {() => unknown} click */
function button(testid, label, click) {
  return el('button', { class: 'button button--tinted button--small', type: 'button', data: { testid }, on: { click } }, label);
}
