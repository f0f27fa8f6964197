import { connectionVerdict } from '../../lib/connection-verdict.js';
import { latestCheck } from '../../lib/latest-check.js';
import { ConnectionTest } from '../../ui/connection-test.js';

const NO_TRACKS = { mic: null, camera: null };

/**
 * "Test my connection", with what it does.
 *
 * @param {{me: {user: string, role: string}, tracks?: () => Pick<media.Tracks, media.Device>, signal?: AbortSignal}} options
 *   `tracks` that are open already; `signal` breaks it off
 * @returns {HTMLElement}
 */
export function connectionTest({ me, tracks = () => NO_TRACKS, signal = new AbortController().signal }) {
  const view = new ConnectionTest({ mayCheck: me.role === 'admin' });
  view.addEventListener('start', async () => {
    view.begin();
    try {
      // Few press it: who does not need not load it.
      const [{ testConnection }, { testServer }] = await Promise.all([
        import('../../rtc/connection-test/connection-test.js'),
        import('./server.js'),
      ]);
      const onResult = (/** @type {protocol.PreCallResult} */ result) => view.add(result);
      const check = await testConnection({ tracks: tracks(), testServer, onResult, signal });
      latestCheck.keep(me.user, check);
      view.finish(connectionVerdict(check.results), fileOf(check));
    } catch (error) {
      if (signal.aborted) return;
      console.warn('The connection test broke off', error);
      view.fail();
    }
  });
  return view.element;
}

/** @param {protocol.PreCallCheck} check */
function fileOf(check) {
  const report = { server: location.origin, browser: navigator.userAgent, ...check };
  const file = new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' });
  return { href: URL.createObjectURL(file), name: `connection-test-${check.at.slice(0, 10)}.json` };
}
