import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';

const COPIED_FOR = 2000; // ms

/**
 * How others get in: the room's address for the team, and, where one may invite, a link for a guest.
 *
 * @param {{url: string, guestLink?: () => Promise<string>}} options `guestLink` makes a new one
 */
export function invite({ url, guestLink }) {
  return el(
    'div',
    { class: 'invite' },
    el('h2', {}, t('call.invite.title')),
    el('p', { class: 'quiet small' }, t('call.invite.text')),
    el(
      'div',
      { class: 'invite__actions' },
      copyButton('link', t('call.invite.copy'), async () => url),
      guestLink && copyButton('user-plus', t('call.invite.guest'), guestLink),
    ),
  );
}

function copyButton(glyph, label, link) {
  const text = el('span', { 'aria-live': 'polite' }, label);
  const button = el('button', { class: 'button button--tinted', type: 'button' }, icon(glyph), text);
  button.addEventListener('click', async () => {
    button.setAttribute('aria-busy', 'true');
    text.textContent = await copy(link);
    button.removeAttribute('aria-busy');
    setTimeout(() => (text.textContent = label), COPIED_FOR);
  });
  return button;
}

async function copy(link) {
  try {
    await navigator.clipboard.writeText(await link());
    return t('call.invite.copied');
  } catch {
    return t('call.invite.failed');
  }
}
