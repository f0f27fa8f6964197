const EVERY = 4000; // ms

addEventListener('online', () => look());
setInterval(() => look(), EVERY);

/** Loads the page that was wanted once the server answers. */
async function look() {
  const answer = await fetch('/health/ready', { cache: 'no-store' }).catch(() => null);
  // By its own address one comes here on purpose.
  if (answer?.ok && location.pathname !== '/offline') location.reload();
}
