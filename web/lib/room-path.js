/** Where one enters a room; its id may be of any script. @param {string} id @returns {string} from `/` on */
export function roomPath(id) {
  return `/r/${encodeURIComponent(id)}`;
}

/** The room that a path leads to, however its letters were typed. @param {string} pathname */
export function roomIn(pathname) {
  return decodeURIComponent(pathname.split('/')[2] ?? '').normalize('NFC');
}
