import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { later } from '../../lib/later.js';
import { sentenceFor } from '../../lib/problems.js';
import { copyText, readOnlyField } from '../copy.js';

const TOLD_FOR = 4000; // ms

const qrDialog = later(() => import('../qr-dialog.js'));

/**
 * How others get in: the room's address for the team, and, where one may invite, a link for a guest. What was copied is
 * shown.
 *
 * @param {{url: string, guestLink?: () => Promise<string>}} options `guestLink` gives the one there is, or makes one
 */
export function invite({ url, guestLink }) {
  const field = readOnlyField({ testid: 'invite-link', 'aria-label': t('call.invite.link'), hidden: true });
  /** @param {string} link */
  const show = (link) => {
    field.value = link;
    field.hidden = false;
    return link;
  };
  return el(
    'div',
    { class: 'invite' },
    el('h2', {}, t('call.invite.title')),
    el('p', { class: 'quiet small' }, t('call.invite.text')),
    el(
      'div',
      { class: 'invite__actions' },
      copyButton('link', 'copy', field, () => show(url)),
      guestLink && copyButton('user-plus', 'guest', field, () => guestLink().then(show)),
      // The link that was made last is the one in the field.
      qrButton(() => field.value || url),
    ),
    field,
  );
}

/** @param {() => string} link */
function qrButton(link) {
  const open = async () => {
    const { openQrDialog } = await qrDialog();
    openQrDialog({ title: t('qr.title'), text: t('qr.text'), url: link() });
  };
  return el(
    'button',
    { class: 'button button--tinted', type: 'button', data: { testid: 'invite-qr' }, on: { click: open } },
    icon('qr-code'),
    t('qr.show'),
  );
}

/**
 * @param {string} glyph
 * @param {string} name
 * @param {HTMLInputElement} field
 * @param {() => Promise<string> | string} link
 */
function copyButton(glyph, name, field, link) {
  const label = t(`call.invite.${name}`);
  const text = el('span', { 'aria-live': 'polite' }, label);
  const button = el(
    'button',
    { class: 'button button--tinted', type: 'button', data: { testid: `invite-${name}` } },
    icon(glyph),
    text,
  );
  let timer = 0;
  button.addEventListener('click', async () => {
    clearTimeout(timer);
    button.setAttribute('aria-busy', 'true');
    text.textContent = await told(link(), field);
    button.removeAttribute('aria-busy');
    timer = setTimeout(() => (text.textContent = label), TOLD_FOR);
  });
  return button;
}

/** @param {Promise<string> | string} link @param {HTMLInputElement} field */
async function told(link, field) {
  try {
    return t((await copyText(link, field)) ? 'copied' : 'copyFailed');
  } catch (error) {
    return sentenceFor(error);
  }
}
