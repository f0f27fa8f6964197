import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';
import { bucketFor, rangeOf, rangeStart } from '../../lib/ranges.js';
import { serverNow } from '../../lib/server-time.js';
import { problemOf } from '../../lib/thrown.js';
import { day, timeZone } from '../../lib/time.js';
import { Charts } from '../../ui/calls/charts.js';

const WITHOUT_RANGE = 'days30';

/** Counts the calls that are shown, and draws the counts. Without a range of time it is the last 30 days. */
export class Figures {
  #charts;
  #running = new AbortController();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#charts = new Charts(root, { open: ornament(() => matchMedia('(min-width: 721px)').matches, true) });
  }

  /** @param {import('../../lib/call-query.js').Filters} filters */
  async show(filters) {
    this.#running.abort();
    this.#running = new AbortController();
    const zone = timeZone();
    const now = new Date(serverNow());
    const until = filters.to ? new Date(filters.to) : now;
    const from = filters.from ?? rangeStart(WITHOUT_RANGE, until, zone);
    const by = bucketFor(from, until, zone);
    const query = { ...filters, sort: null, from, to: until.toISOString(), by, tz: zone };
    try {
      const stats = await api.get('/calls/stats', query, { signal: this.#running.signal });
      this.#charts.show(stats, { by, caption: captionFor(filters, from, until) });
    } catch (error) {
      // The list tells what is wrong; figures of something else would mislead.
      if (problemOf(error).name !== 'AbortError') this.#charts.hide();
    }
  }
}

/** @param {import('../../lib/call-query.js').Filters} filters @param {string} from @param {Date} until */
function captionFor(filters, from, until) {
  const range = filters.from || filters.to ? rangeOf(filters, new Date(serverNow()), timeZone()) : WITHOUT_RANGE;
  if (range) return t(`calls.figures.${range}`);
  return t('calls.figures.between', { from: day(from), to: day(until.getTime() - 1) });
}
