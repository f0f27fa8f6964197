import { ownScript } from './own-script.js';

const SOURCE = new URL('../vendor/chartjs/dist/chart.umd.min.js', import.meta.url).href;
/** @type {Promise<typeof Chart> | null} */
let loading = null;

/**
 * Chart.js, fetched when the first chart is drawn and not before.
 *
 * @returns {Promise<typeof Chart>}
 */
export function chartLibrary() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = ownScript(SOURCE);
    script.addEventListener('load', () => resolve(globalThis.Chart));
    script.addEventListener('error', () => {
      loading = null;
      script.remove();
      reject(new Error(`${SOURCE} could not be loaded`));
    });
    document.head.append(script);
  });
  return loading;
}
