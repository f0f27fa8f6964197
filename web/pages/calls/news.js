// What happens is told before the log has it.
const LOG_DELAY = 700; // ms
const LOG_DELAY_AGAIN = 3000; // ms
const EVERY = 30_000; // ms; others' calls, which an admin sees, are not told to every page

/** Calls `onNews` when the log may have something new, however much happens not oftener than those delays. */
export function watchNews({ rings, team, connection }, onNews) {
  const waiting = new Map(); // delay → timer
  const lookAfter = (delay) => {
    if (waiting.has(delay)) return;
    const look = () => {
      waiting.delete(delay);
      onNews();
    };
    waiting.set(delay, setTimeout(look, delay));
  };
  const look = () => [LOG_DELAY, LOG_DELAY_AGAIN].forEach(lookAfter);
  rings.addEventListener('change', look);
  team.addEventListener('change', look);
  connection.addEventListener('state', ({ detail }) => detail === 'connected' && look());
  document.addEventListener('visibilitychange', () => document.hidden || look());
  setInterval(() => document.hidden || onNews(), EVERY);
}
