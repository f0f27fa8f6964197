import { t } from '../../lib/i18n.js';

const TICKS = { x: 5, y: 4 };
const BAR = { borderRadius: 3, maxBarThickness: 28, categoryPercentage: 0.86, barPercentage: 0.9 };

/**
 * Draws bars on a canvas, in the colours that the theme has now.
 *
 * @param {typeof globalThis.Chart} Chart
 * @param {HTMLCanvasElement} canvas
 * @param {import('../../lib/chart-data.js').BarChart} chart
 * @returns {DrawnChart} to be ended before the canvas is drawn on again
 */
export function drawBars(Chart, canvas, { labels, series }) {
  const theme = themeOf(canvas);
  const datasets = series.map(({ name, values }) => ({
    ...BAR,
    label: t(`calls.chart.series.${name}`),
    data: values,
    backgroundColor: theme.colour(`chart-${name}`),
  }));
  return new Chart(canvas, { type: 'bar', data: { labels, datasets }, options: options(theme) });
}

/** @param {HTMLCanvasElement} canvas */
function themeOf(canvas) {
  const style = getComputedStyle(canvas);
  return {
    colour: (/** @type {string} */ name) => style.getPropertyValue(`--color-${name}`).trim(),
    font: (/** @type {number} */ size) => ({ family: style.fontFamily, size }),
  };
}

/** @param {ReturnType<typeof themeOf>} theme */
function options({ colour, font }) {
  const ticks = { color: colour('text-quiet'), font: font(11) };
  return {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    plugins: {
      legend: { display: false },
      tooltip: {
        boxPadding: 4,
        backgroundColor: colour('text'),
        titleColor: colour('surface'),
        bodyColor: colour('surface'),
        titleFont: font(12),
        bodyFont: font(12),
      },
    },
    scales: {
      x: {
        stacked: true,
        grid: { display: false },
        border: { color: colour('line') },
        ticks: { ...ticks, maxTicksLimit: TICKS.x, maxRotation: 0, autoSkipPadding: 12 },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        grid: { color: colour('line') },
        border: { display: false },
        ticks: { ...ticks, maxTicksLimit: TICKS.y, precision: 0 },
      },
    },
  };
}
