/** Where one writes to a person. @param {string} user @returns {string} from `/` on */
export function messagePath(user) {
  return `/#message=${encodeURIComponent(user)}`;
}
