import { FORMATS, curlFor } from '../../lib/curl.js';
import { el } from '../../lib/dom.js';
import { t } from '../../lib/i18n.js';
import { copyText } from '../copy.js';
import { openDialog } from '../dialog.js';
import { segments } from '../segments.js';

/** @typedef {import('../../lib/curl.js').Format} Format */

const SYMBOLS = { json: 'braces', csv: 'table', ndjson: 'rows-3' };

/**
 * The calls that are shown, as a command for a shell: on the clipboard at once, and there to be read.
 *
 * @param {import('../../lib/call-query.js').Filters} filters
 */
export async function openCurlDialog(filters) {
  const command = el('textarea', {
    class: 'input curl__command',
    readonly: true,
    rows: 5,
    spellcheck: 'false',
    'aria-label': t('calls.curl.command'),
    data: { testid: 'curl-command' },
  });
  const told = el('span', {}, t('copy'));
  const copy = async () => {
    told.textContent = t((await copyText(command.value, command)) ? 'copied' : 'copyFailed');
  };
  /** @param {string} format */
  const write = (format) => {
    command.value = curlFor(location.origin, filters, /** @type {Format} */ (format));
    told.textContent = t('copy');
  };
  write(FORMATS[0]);
  openDialog(
    { title: t('calls.curl.title'), testid: 'curl-dialog' },
    segments({ name: 'curl-format', label: t('calls.curl.format'), options: FORMATS.map(option) }, write),
    command,
    hint(),
    el(
      'button',
      { class: 'button button--primary', type: 'button', data: { testid: 'copy-curl' }, on: { click: copy } },
      told,
    ),
  );
  await copy();
}

/** @param {import('../../lib/curl.js').Format} format */
function option(format) {
  return {
    value: format,
    symbol: SYMBOLS[format],
    label: t(`calls.curl.${format}`),
    hint: t(`calls.curl.${format}.hint`),
  };
}

function hint() {
  return el(
    'p',
    { class: 'quiet small' },
    t('calls.curl.token'),
    ' ',
    el('a', { href: '/settings#tokens' }, t('calls.curl.tokens')),
  );
}
