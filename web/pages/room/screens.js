import { el } from '../../lib/dom.js';
import { has, t } from '../../lib/i18n.js';
import { screen } from '../../ui/call/screen.js';

const ICONS = {
  'no-such-room': 'door-open',
  'room-full': 'users',
  'room-locked': 'lock',
  'knock-required': 'lock',
  'knock-denied': 'lock',
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

/** @param {{code: string, message?: string, again?: () => void, guest?: boolean}} options why one is not inside */
export function refusalScreen({ code, message, again, guest = false }) {
  const known = has(`call.refused.${code}.title`);
  const signIn = code === 'unauthenticated' && !guest;
  const sentence = guest && has(`call.refused.${code}.guest`) ? 'guest' : 'text';
  return screen({
    icon: ICONS[code] ?? 'circle-alert',
    testid: 'refused',
    title: known ? t(`call.refused.${code}.title`) : t('call.refused.title'),
    text: known ? t(`call.refused.${code}.${sentence}`) : message,
    busy: code === 'knock-required',
    actions: [
      signIn && {
        label: t('call.signIn'),
        href: `/login?next=${encodeURIComponent(location.pathname)}`,
        primary: true,
      },
      again && { label: t('call.retry'), run: again, primary: true },
      !guest && !signIn && { label: t('call.lobby'), href: '/', primary: !again },
    ].filter(Boolean),
  });
}

/** @param {{wrong: boolean, submit: (passcode: string) => void}} options whether one was tried already */
export function passcodeScreen({ wrong, submit }) {
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
      wrong && el('p', { class: 'field__error', id: 'passcode-problem' }, t('call.passcode.wrong')),
    ),
    el('button', { class: 'button button--primary' }, t('call.preview.join')),
  );
  return screen({ icon: 'lock', testid: 'refused', title: t('call.passcode.title'), body: form });
}

/**
 * @param {{reason: string, seconds: number, people: number, rejoin?: () => void, guest: boolean}} options `reason` as in
 *   `left` of PROTOCOL.md section 5, or `ended`
 */
export function leftScreen({ reason, seconds, people, rejoin, guest }) {
  const title = has(`call.left.${reason}`) ? t(`call.left.${reason}`) : t('call.left.left');
  return screen({
    icon: reason === 'removed' ? 'door-open' : 'phone-off',
    testid: 'left',
    title,
    text: people > 1 ? t('call.left.summary', { seconds, people }) : t('call.left.alone'),
    actions: [
      rejoin && { label: t('call.rejoin'), run: rejoin, primary: true },
      !guest && { label: t('call.lobby'), href: '/', primary: !rejoin },
      !guest && { label: t('call.left.log'), href: '/calls' },
    ].filter(Boolean),
  });
}
