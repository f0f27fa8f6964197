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
 * The four charts of the log, as numbers. `figure` is what a reader should take away in one number: of calls and minutes
 * the mean of a bucket.
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
  // Of what is named beside it: calls that were declined or cancelled are neither answered nor missed.
  const decided = totals.answered + totals.missed;
  const answered = decided > 0 ? words.percent(totals.answered / decided) : '–';
  /** @param {'calls' | 'minutes'} name */
  const mean = (name) => words.number(buckets.length > 0 ? totals[name] / buckets.length : 0);
  return [
    { name: 'calls', figure: mean('calls'), labels, series: [series('calls')] },
    { name: 'minutes', figure: mean('minutes'), labels, series: [series('minutes')] },
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
