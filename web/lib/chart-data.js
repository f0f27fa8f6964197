const HOURS = 24;

/**
 * `name`s end the keys of texts and, of series, of colours.
 *
 * @typedef {{name: string, total: number, values: number[]}} Series
 * @typedef {{name: string, figure: string, labels: string[], series: Series[]}} BarChart
 * @typedef {{bucket: (start: string) => string, hour: (hour: number) => string, number: (value: number) => string,
 *   percent: (share: number) => string}} Words
 */

/**
 * The four charts of the log, as numbers. `figure` is what a reader should take away in one number.
 *
 * @param {rest.CallStats} stats of GET /calls/stats
 * @param {Words} words
 * @returns {BarChart[]}
 */
export function chartsOf({ buckets, totals, busiestHours }, words) {
  const labels = buckets.map(({ start }) => words.bucket(start));
  /** @param {keyof rest.Counts} name */
  const series = (name) => ({
    name,
    total: totals[name],
    values: buckets.map((bucket) => Math.round(bucket[name] * 10) / 10),
  });
  const answered = totals.calls > 0 ? words.percent(totals.answered / totals.calls) : '–';
  return [
    { name: 'calls', figure: words.number(totals.calls), labels, series: [series('calls')] },
    { name: 'minutes', figure: words.number(totals.minutes), labels, series: [series('minutes')] },
    { name: 'answered', figure: answered, labels, series: [series('answered'), series('missed')] },
    hoursChart(busiestHours, totals, words),
  ];
}

/** @param {rest.CallStats['busiestHours']} busiestHours @param {rest.Counts} totals @param {Words} words */
function hoursChart(busiestHours, totals, words) {
  const values = Array(HOURS).fill(0);
  for (const { hour, calls } of busiestHours) values[hour] = calls;
  const most = Math.max(...values);
  return {
    name: 'hours',
    figure: most > 0 ? words.hour(values.indexOf(most)) : '–',
    labels: values.map((_, hour) => words.hour(hour)),
    series: [{ name: 'calls', total: totals.calls, values }],
  };
}
