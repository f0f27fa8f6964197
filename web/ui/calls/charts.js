import { chartsOf } from '../../lib/chart-data.js';
import { chartLibrary } from '../../lib/chart-library.js';
import { el, fill, icon } from '../../lib/dom.js';
import { locale, t } from '../../lib/i18n.js';
import { browserMemory } from '../../lib/memory.js';
import { ornament } from '../../lib/ornament.js';
import { timeZone } from '../../lib/time.js';
import { ChartCard } from './chart-card.js';
import { drawBars } from './chart.js';

const NAMES = ['calls', 'minutes', 'answered', 'hours'];
const SETTING = 'parley.calls.charts';
/** Takes the place of figures that are still to come. @type {rest.CallStats} */
const NOTHING = {
  buckets: [],
  totals: { calls: 0, answered: 0, missed: 0, minutes: 0, people: 0 },
  busiestHours: [],
};

/** The charts above the log, which can be put away: then their figures stay and nothing is drawn. */
export class Charts {
  #root;
  #cards = new Map(NAMES.map((name) => [name, new ChartCard(name)]));
  #caption = el('p', { class: 'quiet small' });
  #buttons;
  /** @type {import('../../lib/chart-data.js').BarChart[] | null} */
  #shown = null;
  /** @type {DrawnChart[]} */
  #drawn = [];

  /**
   * @param {HTMLElement} root
   * @param {{open: boolean}} options whether they are drawn unless somebody chose otherwise
   */
  constructor(root, { open }) {
    this.#root = root;
    const standing = browserMemory.read(SETTING);
    root.dataset.view = standing ?? (open ? 'charts' : 'figures');
    this.#buttons = ['charts', 'tables'].map((view) => this.#button(view));
    fill(
      root,
      el('div', { class: 'charts__head' }, this.#caption, el('div', { class: 'charts__views' }, this.#buttons)),
      el(
        'div',
        { class: 'charts__cards' },
        [...this.#cards.values()].map(({ element }) => element),
      ),
    );
    root.dataset.loading = '';
    for (const chart of chartsOf(NOTHING, words('day'))) this.#cards.get(chart.name)?.show(chart, 'day');
    this.#tellView();
    ornament(() => matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#draw()));
  }

  /** @param {rest.CallStats} stats @param {{by: 'day'|'week'|'month', caption: string}} range */
  show(stats, { by, caption }) {
    this.#shown = chartsOf(stats, words(by));
    this.#caption.textContent = caption;
    for (const chart of this.#shown) this.#cards.get(chart.name)?.show(chart, by);
    delete this.#root.dataset.loading;
    this.#root.hidden = false;
    this.#draw();
  }

  hide() {
    this.#root.hidden = true;
  }

  /** @param {string} view */
  #button(view) {
    return el(
      'button',
      {
        type: 'button',
        class: 'button button--quiet button--small',
        data: { testid: `view-${view}`, view },
        on: { click: () => this.#turn(view) },
      },
      icon(view === 'charts' ? 'chart-column' : 'table'),
      t(`calls.view.${view}`),
    );
  }

  /** @param {string} view */
  #turn(view) {
    this.#root.dataset.view = this.#root.dataset.view === view ? 'figures' : view;
    browserMemory.write(SETTING, this.#root.dataset.view);
    this.#tellView();
    this.#draw();
  }

  #tellView() {
    for (const button of this.#buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.view === this.#root.dataset.view));
    }
    for (const card of this.#cards.values()) card.showTable(this.#root.dataset.view === 'tables');
  }

  /** @param {typeof globalThis.Chart} Chart @param {import('../../lib/chart-data.js').BarChart} chart */
  #drawOne(Chart, chart) {
    const card = this.#cards.get(chart.name);
    return card && ornament(() => drawBars(Chart, card.canvas, chart), null);
  }

  async #draw() {
    const shown = this.#shown;
    if (!shown || this.#root.dataset.view !== 'charts') return;
    const Chart = await chartLibrary().catch(() => null);
    // Meanwhile there may be other numbers to draw, or nothing to draw with: the tables say the same.
    if (!Chart || shown !== this.#shown) return;
    for (const drawing of this.#drawn) ornament(() => drawing.destroy());
    this.#drawn = shown.flatMap((chart) => this.#drawOne(Chart, chart) ?? []);
  }
}

/** @param {string} by */
function words(by) {
  /** @param {Intl.DateTimeFormatOptions} options */
  const format = (options) => new Intl.DateTimeFormat(locale(), { timeZone: timeZone(), ...options });
  const bucket = format(by === 'month' ? { year: 'numeric', month: 'short' } : { month: 'short', day: 'numeric' });
  const hour = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', hour: 'numeric' });
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale(), { style: 'percent' });
  return {
    bucket: (/** @type {string} */ start) => bucket.format(new Date(start)),
    hour: (/** @type {number} */ value) => hour.format(Date.UTC(2000, 0, 1, value)),
    number: (/** @type {number} */ value) => number.format(value),
    percent: (/** @type {number} */ share) => percent.format(share),
  };
}
