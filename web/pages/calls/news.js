/**
 * Looks whenever the log may have something new: the row of a call of one's own is committed, or the page could not be
 * told. One look at a time; what comes meanwhile is one more look.
 *
 * @param {{rings: import('../../signaling/rings.js').Rings,
 *   connection: import('../../signaling/connection.js').Connection}} sources
 * @param {() => Promise<void>} look
 */
export function watchNews({ rings, connection }, look) {
  let looking = false;
  let again = false;
  const news = async () => {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      await look();
    } finally {
      looking = false;
      if (again) {
        again = false;
        news();
      }
    }
  };
  rings.addEventListener('logged', news);
  connection.addEventListener('state', ({ detail }) => detail === 'connected' && news());
  document.addEventListener('visibilitychange', () => document.hidden || news());
}
