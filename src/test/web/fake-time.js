/** Runs a test in a time of its own, in which timers are due when the test says so. */
export async function inFakeTime(run) {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, now: performance.now };
  const timers = new Map();
  let now = 1000;
  let made = 0;
  const add = (action, delay = 0, every = 0) => timers.set(++made, { action, at: now + delay, every }) && made;
  Object.assign(globalThis, {
    setTimeout: (action, delay) => add(action, delay),
    setInterval: (action, every) => add(action, every, every),
    clearTimeout: (id) => timers.delete(id),
    clearInterval: (id) => timers.delete(id),
  });
  performance.now = () => now;
  const passes = (ms) => {
    const until = now + ms;
    for (;;) {
      const [next] = [...timers].filter(([, { at }]) => at <= until).sort(([, one], [, other]) => one.at - other.at);
      if (!next) break;
      const [id, timer] = next;
      now = timer.at;
      if (timer.every) timer.at += timer.every;
      else timers.delete(id);
      timer.action();
    }
    now = until;
  };
  try {
    await run({ passes });
  } finally {
    const { now: clock, ...functions } = real;
    Object.assign(globalThis, functions);
    performance.now = clock;
  }
}
