// Run in a page before its own scripts: between `hold()` and `release()` nothing goes or comes by itself, so that one
// state of the page can be looked at for as long as it takes.
{
  const later = globalThis.setTimeout.bind(globalThis);
  const never = globalThis.clearTimeout.bind(globalThis);
  /** @type {Map<number, () => void> | null} */
  let held = null;

  globalThis.setTimeout = (run, delay, ...values) => {
    const id = later(() => (held ? held.set(id, () => run(...values)) : run(...values)), delay);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    held?.delete(id);
    never(id);
  };
  globalThis.hold = () => (held ??= new Map());
  globalThis.release = () => {
    const due = held ?? new Map();
    held = null;
    for (const run of due.values()) later(run);
  };
}
