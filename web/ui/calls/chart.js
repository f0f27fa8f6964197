import { t } from '../../lib/i18n.js';

const TICKS = { x: 5, y: 4 };

/**
 * Draws bars on a canvas in the colours of the theme.
 *
 * @param {typeof import('chart.js').Chart} Chart
 * @returns {{repaint: () => void, destroy: () => void}} `repaint` after the theme changed
 */
export function drawBars(Chart, canvas, data) {
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: data.labels,
      datasets: data.series.map(({ name, values }) => ({ label: t(`calls.chart.series.${name}`), data: values, ...BAR })),
    },
    options: options(),
  });
  const repaint = () => {
    paint(chart, data);
    chart.update('none');
  };
  repaint();
  return { repaint, destroy: () => chart.destroy() };
}

const BAR = { borderRadius: 3, maxBarThickness: 28, categoryPercentage: 0.86, barPercentage: 0.9 };

function options() {
  return {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    plugins: { legend: { display: false }, tooltip: { boxPadding: 4, displayColors: true } },
    scales: {
      x: {
        stacked: true,
        grid: { display: false },
        border: {},
        ticks: { maxTicksLimit: TICKS.x, maxRotation: 0, autoSkipPadding: 12 },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        grid: {},
        border: { display: false },
        ticks: { maxTicksLimit: TICKS.y, precision: 0 },
      },
    },
  };
}

function paint(chart, { series }) {
  const style = getComputedStyle(chart.canvas);
  const colour = (name) => style.getPropertyValue(`--color-${name}`).trim();
  chart.data.datasets.forEach((dataset, index) => {
    dataset.backgroundColor = colour(`chart-${series[index].name}`);
  });
  const { x, y } = chart.options.scales;
  for (const axis of [x, y]) {
    axis.ticks.color = colour('text-quiet');
    axis.ticks.font = { family: style.fontFamily, size: 11 };
  }
  y.grid.color = colour('line');
  x.border.color = colour('line');
  const { tooltip } = chart.options.plugins;
  tooltip.backgroundColor = colour('text');
  for (const part of ['titleColor', 'bodyColor']) tooltip[part] = colour('surface');
  for (const part of ['titleFont', 'bodyFont']) tooltip[part] = { family: style.fontFamily, size: 12 };
}
