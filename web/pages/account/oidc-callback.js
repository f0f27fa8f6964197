import { api } from '../../lib/api.js';
import { byId, el, fill } from '../../lib/dom.js';
import { has, t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { currentSession, pathWithin } from '../../lib/session.js';
import { problemOf } from '../../lib/thrown.js';
import { loadingRows } from '../../ui/loading.js';
import { notice } from '../../ui/notice.js';

const main = byId('main');
const answer = new URLSearchParams(location.search);
const [state, code] = [answer.get('state'), answer.get('code')];
// A code works once: it is of no use in the history.
history.replaceState(null, '', location.pathname);

fill(main, el('div', { class: 'gate__card' }, loadingRows(2)));
if (state && code) await finish({ state, code });
else await showProblem(t(answer.has('error') ? 'oidc.problem.cancelled' : 'oidc.problem.gone'));

/** @param {{state: string, code: string}} proof */
async function finish(proof) {
  try {
    const { next } = await api.post('/oidc/session', proof);
    location.replace(pathWithin(next));
  } catch (error) {
    const key = `oidc.problem.${problemOf(error).code}`;
    await showProblem(has(key) ? t(key) : sentenceFor(error), `${key}.newcomer`);
  }
}

/** @param {string} text @param {string} [newcomer] the key of what is said to who has no account, where that differs */
async function showProblem(text, newcomer = '') {
  const session = await currentSession().catch(() => null);
  const said = !session && has(newcomer) ? t(newcomer) : text;
  const way = session
    ? { href: '/settings', label: t('oidc.back.settings') }
    : { href: '/login', label: t('oidc.back.login') };
  fill(main, notice({ symbol: 'triangle-alert', title: t('oidc.failed'), text: said, way }));
}
