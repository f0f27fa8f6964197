const SOURCE = new URL('../vendor/qr-creator/dist/qr-creator.es6.min.js', import.meta.url).href;

/** @returns {Promise<QrLibrary>} fetched when the first code is drawn and not before */
export async function qrLibrary() {
  return (await import(SOURCE)).default;
}
