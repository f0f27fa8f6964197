import { el, fill, setAttribute } from '../../lib/dom.js';
import { locale, t } from '../../lib/i18n.js';

/**
 * One chart: its title, the one number to take away, the drawing, and the same in a table, which those who do not see
 * the drawing have in any case.
 */
export class ChartCard {
  #name;
  #title = el('h2', { class: 'chart__title' });
  #figure = el('p', { class: 'chart__figure' });
  #legend = el('ul', { class: 'chart__legend', 'aria-hidden': 'true' });
  #table = el('table', { class: 'chart__table' });
  #rows = el('div', { class: 'chart__rows' }, this.#table);
  canvas = el('canvas', { role: 'img' });

  /** @param {string} name of lib/chart-data.js */
  constructor(name) {
    this.#name = name;
    this.element = el(
      'section',
      { class: 'chart', data: { testid: `chart-${name}` } },
      this.#title,
      this.#figure,
      this.#legend,
      el('div', { class: 'chart__canvas' }, this.canvas),
      this.#rows,
    );
  }

  /** @param {import('../../lib/chart-data.js').BarChart} chart @param {'day'|'week'|'month'} by */
  show({ figure, labels, series }, by) {
    const title = t(`calls.chart.${this.#name}`, { by: t(`calls.by.${by}`) });
    this.#title.textContent = title;
    this.#figure.textContent = figure;
    // The busiest hour is no sum, so nothing is to be read beside it.
    fill(this.#legend, ...(this.#name === 'hours' ? [] : series.map(entry)));
    this.canvas.setAttribute('aria-label', t('calls.chart.label', { title }));
    this.#rows.setAttribute('aria-label', title);
    fill(this.#table, el('caption', {}, title), head(this.#name, by, series), body(labels, series));
  }

  /** Whether the table is to be seen, too: then it may need to be scrolled, also by keys. @param {boolean} visible */
  showTable(visible) {
    setAttribute(this.#rows, 'tabindex', visible ? 0 : null);
    setAttribute(this.#rows, 'role', visible ? 'region' : null);
  }
}

/** @param {import('../../lib/chart-data.js').Series} series */
function entry({ name, total }) {
  const whole = new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 }).format(total);
  return el('li', { data: { series: name } }, `${t(`calls.chart.series.${name}`)} ${whole}`);
}

/** @param {string} name @param {string} by @param {import('../../lib/chart-data.js').Series[]} series */
function head(name, by, series) {
  const first = t(name === 'hours' ? 'calls.chart.hour' : `calls.chart.${by}`);
  const columns = [first, ...series.map((one) => t(`calls.chart.series.${one.name}`))];
  return el(
    'thead',
    {},
    el(
      'tr',
      {},
      columns.map((text) => el('th', { scope: 'col' }, text)),
    ),
  );
}

/** @param {string[]} labels @param {import('../../lib/chart-data.js').Series[]} series */
function body(labels, series) {
  const rows = labels.map((label, index) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, label),
      series.map(({ values }) => el('td', {}, String(values[index]))),
    ),
  );
  return el('tbody', {}, rows);
}
