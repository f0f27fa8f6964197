import { pathOf } from '../../lib/curl.js';
import { byId } from '../../lib/dom.js';
import { dateText } from '../../lib/zone.js';
import { serverNow } from '../../lib/server-time.js';
import { timeZone } from '../../lib/time.js';
import { openCurlDialog } from '../../ui/calls/curl-dialog.js';

const EXPORTS = /** @type {const} */ (['csv', 'ndjson']);

/** What gives the calls that are shown to other programs. */
export class Tools {
  /** @type {import('../../lib/call-query.js').Filters} */
  #filters = {};

  constructor() {
    byId('curl').addEventListener('click', () => openCurlDialog(this.#filters));
  }

  /** @param {import('../../lib/call-query.js').Filters} filters */
  show(filters) {
    this.#filters = filters;
    for (const format of EXPORTS) {
      const link = /** @type {HTMLAnchorElement} */ (byId(`export-${format}`));
      // Spreadsheets take a file without the mark for one of the system's own encoding, and Hangul for signs.
      link.href = pathOf(format === 'csv' ? { ...filters, bom: true } : filters, format);
      link.download = `calls-${dateText(serverNow(), timeZone())}.${format}`;
    }
  }
}
