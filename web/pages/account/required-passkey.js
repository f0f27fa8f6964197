import { api } from '../../lib/api.js';
import { byId, el, fill, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { passkeysWork } from '../../lib/passkeys.js';
import { currentSession, pathAfterLogin } from '../../lib/session.js';
import { showHttpsNotice } from '../../ui/https-notice.js';
import { passkeyProblem } from '../../ui/passkey-problem.js';
import { addPasskey } from './new-passkey.js';

const main = byId('main');
const me = await currentSession();
if (me === null) location.replace('/login');
else if (!me.mustAddPasskey) location.replace(pathAfterLogin());
else show(me);

/** @param {rest.Me} me */
function show({ name }) {
  const problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
  const add = el(
    'button',
    { class: 'button button--primary button--wide', type: 'button', data: { testid: 'add-passkey' } },
    icon('fingerprint'),
    t('passkeys.add'),
  );
  const leave = el('button', { class: 'button button--quiet', type: 'button' }, t('account.signOut'));
  /** @param {unknown} error */
  const explain = (error) => {
    problem.textContent = passkeyProblem(error);
    problem.hidden = false;
  };
  /** @param {HTMLButtonElement} button @param {() => Promise<unknown>} run */
  const once = (button, run) =>
    button.addEventListener('click', async () => {
      problem.hidden = true;
      button.disabled = true;
      await run().catch(explain);
      button.disabled = false;
    });
  once(add, async () => (await addPasskey(false)) && location.replace(pathAfterLogin()));
  once(leave, async () => {
    await api.delete('/session');
    location.replace('/login');
  });
  fill(
    main,
    el(
      'div',
      { class: 'gate__card' },
      el('h1', {}, t('passkeys.required.title')),
      el('p', {}, t('passkeys.required.text', { name })),
      el('p', { class: 'quiet small' }, t(passkeysWork() ? 'passkeys.about' : 'passkeys.not')),
      problem,
      passkeysWork() && add,
      leave,
    ),
  );
  showHttpsNotice(main);
  add.focus();
}
