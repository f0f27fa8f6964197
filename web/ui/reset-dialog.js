import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { dayAndClock } from '../lib/time.js';
import { copyLine } from './copy.js';
import { openDialog } from './dialog.js';

/**
 * Shows an admin the link by which somebody sets a new password.
 *
 * @param {{name: string}} whom
 * @param {rest.PasswordReset} reset
 */
export function openResetDialog({ name }, { url, expiresAt }) {
  const line = copyLine({ id: 'reset-url', value: url, label: t('admin.reset.link'), action: t('copyLink') });
  openDialog(
    { title: t('admin.reset.title', { name }), testid: 'reset-dialog' },
    el('p', { class: 'quiet' }, t('admin.reset.text', { when: dayAndClock(expiresAt) })),
    ...line.parts,
  );
  line.focus();
}
