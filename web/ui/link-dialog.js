import { t } from '../lib/i18n.js';
import { copyLine } from './copy.js';
import { openDialog } from './dialog.js';

/**
 * Shows a link that the clipboard did not take, to be copied by hand.
 *
 * @param {{title: string, link: string}} options
 */
export function openLinkDialog({ title, link }) {
  const { parts, field } = copyLine({ id: 'link', value: link, label: t('copyFailed') });
  openDialog({ title, testid: 'link-dialog' }, ...parts);
  field.focus();
}
