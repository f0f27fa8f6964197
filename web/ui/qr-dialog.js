import { el } from '../lib/dom.js';
import { t } from '../lib/i18n.js';
import { sentenceFor } from '../lib/problems.js';
import { qrLibrary } from '../lib/qr-library.js';
import { readOnlyField } from './copy.js';
import { openDialog } from './dialog.js';

const SIDE = 264; // px

/**
 * A link as a code to scan. Cameras want dark on light, in dark mode too.
 *
 * @param {{title: string, text: string, url: string}} options `text` says what to do with it
 */
export async function openQrDialog({ title, text, url }) {
  const canvas = el('canvas', {
    class: 'qr__code',
    role: 'img',
    'aria-label': t('qr.alt', { url }),
    width: SIDE,
    height: SIDE,
    data: { testid: 'qr' },
  });
  const link = readOnlyField({ testid: 'qr-link', value: url, 'aria-label': t('qr.link') });
  const problem = el('p', { class: 'form__problem', role: 'alert', hidden: true });
  openDialog({ title, testid: 'qr-dialog' }, el('p', {}, text), el('div', { class: 'qr' }, canvas), problem, link);
  try {
    const library = await qrLibrary();
    library.render({ text: url, ecLevel: 'M', radius: 0, fill: '#000', background: '#fff', size: SIDE }, canvas);
  } catch (error) {
    // The link is there to be read all the same.
    problem.textContent = sentenceFor(error);
    problem.hidden = false;
  }
}
