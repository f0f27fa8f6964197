import { pathOf } from '../../lib/curl.js';
import { dateText } from '../../lib/zone.js';
import { serverNow } from '../../lib/server-time.js';
import { timeZone } from '../../lib/time.js';
import { openCurlDialog } from '../../ui/calls/curl-dialog.js';

const EXPORTS = ['csv', 'ndjson'];

/** What gives the calls that are shown to other programs. */
export class Tools {
  #filters = {};

  constructor() {
    document.getElementById('curl').addEventListener('click', () => openCurlDialog(this.#filters));
  }

  show(filters) {
    this.#filters = filters;
    for (const format of EXPORTS) {
      const link = document.getElementById(`export-${format}`);
      // Spreadsheets take a file without the mark for one of the system's own encoding, and Hangul for signs.
      link.href = pathOf(format === 'csv' ? { ...filters, bom: true } : filters, format);
      link.download = `calls-${dateText(serverNow(), timeZone())}.${format}`;
    }
  }
}
