import { el } from './dom.js';
import { problemOf } from './thrown.js';

const KEPT_FOR = 60000; // ms until what was handed to the browser for saving is let go

/**
 * Where a file is written piece by piece.
 *
 * @typedef {{write: (bytes: Blob | Uint8Array<ArrayBuffer>) => Promise<unknown>, finish: () => Promise<unknown>,
 *   drop: () => unknown}} FileSink `finish` saves it; `drop` leaves nothing behind
 */

/** Whether files go to the disk as they come; else they are kept in memory until they are whole. */
export function writesToDisk() {
  return 'showSaveFilePicker' in globalThis;
}

/**
 * Asks where to, in a browser that can write there as it comes; call it on a press. Else the browser saves it as a
 * download when it is whole.
 *
 * @param {string} name
 * @returns {Promise<FileSink | null>} null where the person thought better of it
 */
export async function openSink(name) {
  if (!writesToDisk()) return memorySink(name);
  try {
    const handle = await globalThis.showSaveFilePicker({ suggestedName: name });
    const stream = await handle.createWritable();
    let over = false;
    return {
      write: (bytes) => stream.write(bytes),
      finish: () => ((over = true), stream.close()),
      drop: () => over || stream.abort().catch(() => {}),
    };
  } catch (error) {
    if (problemOf(error).name === 'AbortError') return null;
    // Some frames and policies forbid the picker.
    return memorySink(name);
  }
}

/** @param {string} name @returns {FileSink} */
function memorySink(name) {
  /** @type {BlobPart[]} */
  let parts = [];
  return {
    write: async (bytes) => parts.push(/** @type {BlobPart} */ (bytes)),
    finish: async () => download(new Blob(parts.splice(0), { type: 'application/octet-stream' }), name),
    drop: () => (parts = []),
  };
}

/** @param {Blob} blob of no type that a browser would show @param {string} name */
function download(blob, name) {
  const href = URL.createObjectURL(blob);
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_FOR);
}
