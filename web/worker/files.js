const OFFLINE = '/offline';
const OFFLINE_FILES = 'parley-offline';
const FILES = 'parley-files-';
const VERSIONS = 2; // pages of the version before may still be open
const AWAY = [502, 503, 504]; // what a proxy answers where the server is not

/** The page of the server; where that does not answer, one that says so. @param {worker.FetchEvent} event */
export async function page({ request, preloadResponse }) {
  try {
    const answer = (await preloadResponse) ?? (await fetch(request));
    return AWAY.includes(answer.status) ? ((await caches.match(OFFLINE)) ?? answer) : answer;
  } catch (error) {
    const offline = await caches.match(OFFLINE);
    if (offline) return offline;
    throw error;
  }
}

/** A file whose path has its hash never changes. @param {Request} request */
export async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  // What is asked for under an old hash comes as it is now, and may change.
  if (answer.ok && answer.headers.get('Cache-Control')?.includes('immutable')) await keep(request, answer.clone());
  return answer;
}

/** @param {Request} request @param {Response} answer */
async function keep(request, answer) {
  const name = FILES + new URL(request.url).pathname.split('/')[2];
  try {
    const isNew = !(await caches.has(name));
    await (await caches.open(name)).put(request, answer);
    if (isNew) await forgetOldVersions();
  } catch {
    // A full disk: the browser asks the server again next time.
  }
}

async function forgetOldVersions() {
  const names = (await caches.keys()).filter((name) => name.startsWith(FILES));
  await Promise.all(names.slice(0, -VERSIONS).map((name) => caches.delete(name)));
}

/** The page that says that the server cannot be reached, with all that it needs. */
export async function keepOfflinePage() {
  const answer = await fetch(OFFLINE, { cache: 'no-store' });
  const html = await answer.clone().text();
  const files = new Set([...html.matchAll(/(?:href|src)="(\/v\/[^"]+)"/g)].map(([, path]) => path));
  const kept = await caches.open(OFFLINE_FILES);
  await Promise.all([kept.put(OFFLINE, answer), kept.addAll([...files])]);
}
