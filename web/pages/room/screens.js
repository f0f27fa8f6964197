import { el } from '../../lib/dom.js';
import { has, t } from '../../lib/i18n.js';
import { duration } from '../../lib/time.js';
import { screen } from '../../ui/call/screen.js';
import { HTTPS_PAGE } from '../../ui/https-notice.js';

/** @type {Record<string, string>} */
const ICONS = {
  'no-such-room': 'door-open',
  'room-full': 'users',
  'knock-denied': 'door-closed',
  'wrong-passcode': 'lock',
  unauthenticated: 'lock',
  insecure: 'lock',
};

/** What this browser or page lacks for a call: null, `insecure` or `unsupported`. */
export function obstacle() {
  if (!globalThis.isSecureContext) return 'insecure';
  const needed = [globalThis.RTCPeerConnection, globalThis.WebSocket, navigator.mediaDevices?.getUserMedia];
  return needed.every(Boolean) && 'replaceTrack' in RTCRtpSender.prototype ? null : 'unsupported';
}

/** @param {{code?: string, message?: string, again?: () => void, guest?: boolean}} options why one is not inside */
export function refusalScreen({ code, message, again, guest = false }) {
  const known = has(`call.refused.${code}.title`);
  const signIn = code === 'unauthenticated' && !guest;
  const sentence = guest && has(`call.refused.${code}.guest`) ? 'guest' : 'text';
  return screen({
    icon: ICONS[code ?? ''] ?? 'circle-alert',
    testid: 'refused',
    title: known ? t(`call.refused.${code}.title`) : t('call.refused.title'),
    text: known ? t(`call.refused.${code}.${sentence}`) : message,
    actions: [
      signIn && {
        label: t('call.signIn'),
        href: `/login?next=${encodeURIComponent(location.pathname)}`,
        primary: true,
      },
      code === 'insecure' && { label: t('https.how'), href: HTTPS_PAGE },
      again && { label: t(code === 'knock-denied' ? 'host.knocking.again' : 'call.retry'), run: again, primary: true },
      !guest && !signIn && { label: t('call.lobby'), href: '/', primary: !again },
    ],
  });
}

/**
 * @param {{wrong: boolean, wait?: number, submit: (passcode: string) => void}} options whether one was tried already,
 *   and for how many milliseconds there is to wait after too many
 */
export function passcodeScreen({ wrong, wait = 0, submit }) {
  const problem = wait > 0 ? t('call.passcode.wait', { seconds: Math.ceil(wait / 1000) }) : t('call.passcode.wrong');
  const input = el('input', {
    class: 'input',
    id: 'passcode',
    type: 'password',
    autocomplete: 'off',
    required: true,
    'aria-invalid': wrong && 'true',
    'aria-describedby': wrong && 'passcode-problem',
  });
  const form = el(
    'form',
    {
      class: 'form call-screen__form',
      on: {
        submit: (event) => {
          event.preventDefault();
          submit(input.value);
        },
      },
    },
    el(
      'div',
      { class: 'field' },
      el('label', { for: 'passcode' }, t('call.passcode')),
      input,
      wrong && el('p', { class: 'field__error', id: 'passcode-problem' }, problem),
    ),
    el('button', { class: 'button button--primary' }, t('call.preview.join')),
  );
  return screen({ icon: 'lock', testid: 'refused', title: t('call.passcode.title'), body: form });
}

/**
 * A room that was there once.
 *
 * @param {{direct: boolean, text: string | null, log?: string, callBack?: () => void}} options `direct` for one that
 *   was made for a call, `log` the id of its last call
 */
export function overScreen({ direct, text, log, callBack }) {
  return screen({
    icon: direct ? 'phone-off' : 'door-closed',
    testid: 'over',
    title: t(direct ? 'call.over' : 'call.over.room'),
    text,
    actions: [
      callBack && { label: t('call.over.back'), run: callBack, primary: direct },
      { label: t('call.lobby'), href: '/', primary: !callBack || !direct },
      log && { label: t('call.left.log'), href: logOf(log) },
    ],
  });
}

/** @param {string | undefined} call */
function logOf(call) {
  return call ? `/calls#${encodeURIComponent(call)}` : '/calls';
}

/** @type {Record<string, string>} */
const BACK = { removed: 'host.removed.back', moved: 'host.moved.back' };
/** @type {Record<string, string>} */
const LEFT_ICONS = { removed: 'user-x', moved: 'monitor-smartphone' };

/**
 * @param {{reason: string, by?: string, length: number | Promise<number>, people: number, rejoin?: () => void, callBack?: () => void,
 *   call?: string, guest: boolean, text?: string | null}} options
 *   `reason` as in `left` of PROTOCOL.md section 5, or `ended`, `endedByHost`, `endedByMe`, `endedAway`, `hungUp`,
 *   `theyLost`; `by` the name of who did it; `length` in seconds; `text` in place of how long it was
 */
export function leftScreen({ reason, by, length, people, rejoin, callBack, call, guest, text }) {
  const named = by && has(`host.left.${reason}.by`);
  const title = named
    ? t(`host.left.${reason}.by`, { by })
    : t(has(`call.left.${reason}`) ? `call.left.${reason}` : 'call.left.left', { by });
  const said = has(`host.left.${reason}.text`) ? t(`host.left.${reason}.text`) : text;
  return screen({
    icon: LEFT_ICONS[reason] ?? 'phone-off',
    testid: 'left',
    reason,
    title,
    text: said,
    body: said === undefined ? summary(length, people) : undefined,
    actions: [
      rejoin && { label: t(BACK[reason] ?? 'call.rejoin'), run: rejoin, primary: reason !== 'moved' },
      callBack && { label: t('call.over.back'), run: callBack, primary: true },
      !guest && { label: t('call.lobby'), href: '/', primary: !(rejoin || callBack) || reason === 'moved' },
      !guest && { label: t('call.left.log'), href: logOf(call) },
    ],
  });
}

/** How long it was, as soon as that is known. @param {number | Promise<number>} length @param {number} people */
function summary(length, people) {
  const text = el('p', { class: 'quiet', role: 'status', data: { testid: 'summary' } }, '\u00a0');
  /** @param {number} seconds */
  const say = (seconds) => (text.textContent = t('call.left.summary', { length: duration(seconds), people }));
  if (people < 2) text.textContent = t('call.left.alone');
  else if (typeof length === 'number') say(length);
  else length.then(say);
  return text;
}
