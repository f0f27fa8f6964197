/** The largest file that the server takes as a picture. */
export const MOST_BYTES = 65_536;

/** How wide and high a profile picture is, in pixels. */
export const SIZE = 256;

const QUALITIES = [0.9, 0.8, 0.65, 0.5, 0.35];

/**
 * The square of a picture that shows: never beyond its edges.
 *
 * @param {{width: number, height: number}} picture
 * @param {{x: number, y: number, zoom: number}} view the middle, from 0 to 1, and how large the picture is shown
 */
export function squareOf({ width, height }, { x, y, zoom }) {
  const side = Math.min(width, height) / zoom;
  /** @param {number} at @param {number} length */
  const start = (at, length) => Math.min(Math.max(at * length - side / 2, 0), length - side);
  return { left: start(x, width), top: start(y, height), side };
}

/**
 * As WebP, else as JPEG where the browser writes no WebP, small enough for the server.
 *
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<Blob>}
 */
export async function fileOf(canvas) {
  for (const quality of QUALITIES) {
    for (const type of ['image/webp', 'image/jpeg']) {
      /** @type {Blob | null} */
      const file = await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
      if (file?.type === type && file.size <= MOST_BYTES) return file;
    }
  }
  throw new Error('The picture cannot be made small enough');
}
