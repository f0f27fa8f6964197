import { api } from '../../lib/api.js';
import { byId, el, fill, find } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { sentenceFor } from '../../lib/problems.js';
import { problemOf } from '../../lib/thrown.js';
import { field } from '../../ui/field.js';
import { handleForm } from '../../ui/form.js';
import { loadingRows } from '../../ui/loading.js';
import { notice } from '../../ui/notice.js';
import { newPasswordField } from './account-fields.js';

const main = byId('main');
const path = `/password-resets/${encodeURIComponent(location.pathname.split('/')[2] ?? '')}`;

fill(main, el('div', { class: 'gate__card' }, loadingRows(2)));
try {
  showForm(await api.get(path));
} catch (error) {
  showProblem(error);
}

/** @param {rest.OpenPasswordReset} reset */
function showForm({ user, name }) {
  const form = el(
    'form',
    { class: 'form' },
    // Not to be changed: it tells a password manager whose password this is.
    field({ name: 'username', label: t('field.username'), value: user, readonly: true, autocomplete: 'username' }),
    newPasswordField(),
    el('button', { class: 'button button--primary button--wide', type: 'submit' }, t('reset.submit')),
  );
  fill(
    main,
    el(
      'div',
      { class: 'gate__card' },
      el('h1', {}, t('reset.title')),
      el('p', { class: 'quiet' }, t('reset.intro', { name })),
      form,
    ),
  );
  handleForm(
    form,
    async ({ password }) => {
      await api.post(path, { password });
      location.replace('/');
    },
    (error) => {
      if (error.status === 410) showProblem(error);
      return undefined;
    },
  );
  find(form, '[name=password]')?.focus();
}

/** @param {unknown} error */
function showProblem(error) {
  const gone = problemOf(error).status === 410;
  fill(
    main,
    notice({
      symbol: gone ? 'link' : 'triangle-alert',
      title: t(gone ? 'reset.gone.title' : 'join.unknown.title'),
      text: gone ? t('reset.gone.text') : sentenceFor(error),
      way: { href: '/login', label: t('login.submit') },
    }),
  );
}
