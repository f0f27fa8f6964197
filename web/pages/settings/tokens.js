import { api } from '../../lib/api.js';
import { el, fill } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { loadingRows } from '../../ui/loading.js';
import { tokenForm } from '../../ui/token-form.js';
import { TokenList } from '../../ui/token-list.js';
import { tokenSecret } from '../../ui/token-secret.js';

const MOST = 200; // rows, the most that one answer holds

/**
 * API tokens: what there is, and a form that stays folded until a new one is wanted.
 *
 * @param {HTMLElement} container
 * @param {rest.Me} me
 */
export async function showTokens(container, me) {
  const list = new TokenList(({ id }) => api.delete(`/tokens/${encodeURIComponent(id)}`));
  const result = el('div', { hidden: true });
  const box = el('details', { class: 'disclosure' }, el('summary', {}, t('tokens.make')));
  box.append(
    tokenForm(async (wish) => {
      const token = await api.post('/tokens', wish);
      const secret = tokenSecret({ secret: token.secret, user: me.user, origin: location.origin });
      fill(result, secret.element);
      result.hidden = false;
      box.open = false;
      list.add(token);
      secret.focus();
    }),
  );
  const place = el('div', {}, loadingRows(1));
  fill(container, box, result, place);
  try {
    list.show((await api.get('/tokens', { limit: MOST })).items);
    fill(place, list.element);
  } catch {
    fill(place, el('p', { class: 'quiet' }, t('tokens.failed')));
  }
}
