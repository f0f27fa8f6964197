import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { later } from '../../lib/later.js';
import { sentenceFor } from '../../lib/problems.js';
import { problemOf } from '../../lib/thrown.js';
import { copyText, readOnlyField } from '../copy.js';
import { segments } from '../segments.js';
import { toast } from '../toast.js';

const TOLD_FOR = 4000; // ms
/** @type {Record<string, string>} */
const SYMBOLS = { anybody: 'link', team: 'users' };

let boxes = 0;

const qrDialog = later(() => import('../qr-dialog.js'));

/**
 * How others get in: a link for anybody, which makes guests of those without an account, or the room's address, for the
 * team. What was copied is shown.
 *
 * @param {{url: string, guestLink?: () => Promise<string>}} options `guestLink` gives the one there is, or makes one;
 *   guests have none to give
 */
export function invite({ url, guestLink }) {
  const field = readOnlyField({ testid: 'invite-link', 'aria-label': t('call.invite.link'), hidden: true });
  const audience = guestLink ? choice(() => (field.hidden = true)) : forTeam();
  /** @param {string} link */
  const show = (link) => {
    field.value = link;
    field.hidden = false;
    return link;
  };
  const link = () => {
    if (!guestLink || chosenIn(audience) === 'team') return show(url);
    return guestLink().then(show, (error) => {
      if (problemOf(error).status !== 403) throw error;
      // This server takes no guests.
      audience.replaceChildren(forTeam());
      return show(url);
    });
  };
  return el(
    'div',
    { class: 'invite' },
    el('h2', {}, t('call.invite.title')),
    audience,
    el('div', { class: 'invite__actions' }, copyButton(field, link), qrButton(link)),
    field,
  );
}

/** @param {() => Promise<string> | string} link */
function qrButton(link) {
  const open = async () => {
    const [{ openQrDialog }, url] = await Promise.all([qrDialog(), link()]);
    openQrDialog({ title: t('qr.title'), text: t('qr.text'), url });
  };
  return el(
    'button',
    {
      class: 'button button--tinted',
      type: 'button',
      data: { testid: 'invite-qr' },
      on: { click: () => open().catch((error) => toast(sentenceFor(error))) },
    },
    icon('qr-code'),
    t('qr.show'),
  );
}

/** @param {() => void} onChange */
function choice(onChange) {
  const options = ['anybody', 'team'].map((value) => ({
    value,
    symbol: SYMBOLS[value],
    label: t(`call.invite.for.${value}`),
    hint: t(`call.invite.for.${value}.hint`),
  }));
  return segments({ name: `invite-for-${++boxes}`, label: t('call.invite.for'), options }, onChange);
}

function forTeam() {
  return el('p', { class: 'quiet small' }, t('call.invite.for.team.hint'));
}

/** @param {HTMLElement} audience */
function chosenIn(audience) {
  return /** @type {HTMLInputElement | null} */ (audience.querySelector('input:checked'))?.value ?? 'team';
}

/** @param {HTMLInputElement} field @param {() => Promise<string> | string} link */
function copyButton(field, link) {
  const text = el('span', { 'aria-live': 'polite' }, t('copyLink'));
  const button = el(
    'button',
    { class: 'button button--tinted', type: 'button', data: { testid: 'invite-copy' } },
    icon('link'),
    text,
  );
  let timer = 0;
  button.addEventListener('click', async () => {
    clearTimeout(timer);
    button.setAttribute('aria-busy', 'true');
    text.textContent = await told(link(), field);
    button.removeAttribute('aria-busy');
    timer = setTimeout(() => (text.textContent = t('copyLink')), TOLD_FOR);
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
