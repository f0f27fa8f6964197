const LONGEST = 160; // code points
const PATHS = /^.*[\\/]/s;
// What does not show, and what turns the order of letters around: report[U+202E]fdp.exe would look like a document.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const FORBIDDEN = /[<>:"|?*]/g;

/**
 * A name that somebody else gave a file, as it can be shown and saved: one line, no path, nothing hidden, its end kept.
 *
 * @param {string} name
 */
export function shownName(name) {
  const plain = name.replace(PATHS, '').replace(HIDDEN, '').replace(FORBIDDEN, '_').replace(/^[\s.]+|[\s.]+$/g, '');
  const letters = [...plain];
  const half = LONGEST / 2;
  const short = letters.length > LONGEST ? [...letters.slice(0, half), '…', ...letters.slice(-half)] : letters;
  return short.join('') || 'file';
}
