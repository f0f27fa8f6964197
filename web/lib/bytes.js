import { locale } from './i18n.js';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** A size as people say it: 2.1 MB. @param {number} bytes */
export function bytesText(bytes) {
  const at = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = { style: 'unit', unit: UNITS[at], unitDisplay: 'short', maximumFractionDigits: at > 1 ? 1 : 0 };
  return new Intl.NumberFormat(locale(), /** @type {Intl.NumberFormatOptions} */ (unit)).format(bytes / 1000 ** at);
}
