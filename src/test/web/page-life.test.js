import { watchPage } from '/signaling/page-life.js';
import { equal, test } from './harness.js';

test('a page that is hidden, as when it goes, does not ask its closed socket whether it lives; one that is seen again does', () => {
  const told = [];
  const stop = watchPage({ onWake: () => told.push('wake'), onGoing: () => told.push('going') });
  const becomes = (state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  };
  try {
    dispatchEvent(new Event('pagehide'));
    becomes('hidden');
    equal(told, ['going']);
    becomes('visible');
    equal(told, ['going', 'wake']);
  } finally {
    delete document.visibilityState;
    stop();
  }
});
