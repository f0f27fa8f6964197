import { api } from '../../lib/api.js';
import { el, icon } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';

/**
 * By which service people sign in, if there is one. Without an answer there is none: passwords still work then.
 *
 * @returns {Promise<rest.Provider>}
 */
export async function askProvider() {
  try {
    return await api.get('/oidc');
  } catch {
    return { enabled: false, name: null, only: false };
  }
}

/**
 * A button that leads to the service and, in between, where signing in by a password begins.
 *
 * @param {rest.Provider} provider
 * @param {{next: string, invite?: string}} attempt where to go afterwards; the invite by which somebody joins
 */
export function providerWay({ name, only }, attempt) {
  return el(
    'div',
    { class: 'gate__way' },
    providerButton(t('oidc.continue', { name }), () => api.post('/oidc/sign-in', attempt)),
    only ? el('p', { class: 'quiet small' }, t('oidc.only')) : el('p', { class: 'gate__or quiet small' }, t('oidc.or')),
  );
}

/**
 * A button that begins something at the service. It stays busy until the page is gone.
 *
 * @param {string} label
 * @param {() => Promise<{url: string}>} begin
 */
export function providerButton(label, begin) {
  const problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
  const button = el(
    'button',
    { class: 'button button--tinted', type: 'button', data: { testid: 'provider' } },
    icon('log-in'),
    label,
  );
  button.addEventListener('click', async () => {
    button.disabled = true;
    problem.hidden = true;
    try {
      location.assign((await begin()).url);
    } catch (error) {
      button.disabled = false;
      problem.textContent = sentenceFor(error);
      problem.hidden = false;
    }
  });
  // Whoever comes back by the browser's own button finds the page as it was left.
  addEventListener('pageshow', () => (button.disabled = false));
  return el('div', {}, button, problem);
}
