const PATIENCE = 8000; // ms
const cases = [];

/** Registers a test; `run` may be async. It fails when it takes longer than `patience` ms. */
export function test(name, run, patience = PATIENCE) {
  cases.push({ name, run, patience });
}

/** Runs all registered tests in order; the outcome is `window.results`: [{name, ok, error}], then body has data-done. */
export async function runAll() {
  const results = [];
  for (const { name, run, patience } of cases) {
    try {
      await Promise.race([run(), tooLate(name, patience)]);
      results.push({ name, ok: true, error: null });
    } catch (error) {
      results.push({ name, ok: false, error: String(error.stack ?? error) });
    }
  }
  window.results = results;
  document.body.dataset.done = 'true';
  document.body.textContent = results
    .map(({ ok, name, error }) => `${ok ? 'ok' : 'NOT OK'} ${name} ${error ?? ''}`)
    .join('\n');
}

export function equal(actual, expected, what = '') {
  const [got, wanted] = [actual, expected].map((value) => JSON.stringify(value));
  if (got !== wanted) throw new Error(`${what} expected ${wanted} but got ${got}`);
}

/** @returns {Promise<any>} what `condition` gives once it is true */
export async function eventually(condition, what = condition.toString(), patience = PATIENCE - 1000) {
  const deadline = performance.now() + patience;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a promise is rejected with. */
export async function refusal(promise) {
  const outcome = await promise.then(
    () => null,
    (error) => error,
  );
  if (outcome === null) throw new Error('was not refused');
  return outcome;
}

/** The details of all events of these types, in order. */
export function record(target, ...types) {
  const seen = [];
  for (const type of types) target.addEventListener(type, ({ detail }) => seen.push({ type, detail }));
  return seen;
}

function tooLate(name, patience) {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`${name}: took too long`)), patience));
}
