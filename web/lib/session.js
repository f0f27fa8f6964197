import { api } from './api.js';
import { roomPath } from './room-path.js';
import { problemOf } from './thrown.js';

/** @returns {Promise<rest.Me|null>} null when nobody is signed in */
export async function currentSession() {
  try {
    return await api.get('/session');
  } catch (error) {
    if (problemOf(error).status === 401) return null;
    throw error;
  }
}

/**
 * The account that is signed in. Whoever is not is sent to where one signs in, a guest to the one room they may
 * enter, and who has to make a passkey first to where one does; the promise then stays open, since the page is about to go.
 *
 * @returns {Promise<rest.Me>}
 */
export async function requireAccount() {
  const session = await currentSession();
  if (!session) return leaveFor((await api.get('/setup')).needed ? '/setup' : loginPath());
  if (session.mustAddPasskey) return leaveFor(passkeyPath());
  if (session.guest) return leaveFor(roomPath(session.room ?? ''));
  return session;
}

/** Where to go after signing in: only ever a path of this site. */
export function pathAfterLogin() {
  return pathWithin(new URLSearchParams(location.search).get('next') ?? '/');
}

/** A path of this site, whatever the text says. @param {string} text */
export function pathWithin(text) {
  const next = new URL(text, location.origin);
  return next.origin === location.origin ? next.pathname + next.search : '/';
}

function loginPath() {
  return withWayBack('/login');
}

/** Where one makes the passkey that the server asks for. */
export function passkeyPath() {
  return withWayBack('/passkey');
}

/** @param {string} path */
function withWayBack(path) {
  const here = location.pathname + location.search;
  return here === '/' ? path : `${path}?next=${encodeURIComponent(here)}`;
}

/** @param {string} path @returns {Promise<never>} */
function leaveFor(path) {
  location.replace(path);
  return new Promise(() => {});
}
