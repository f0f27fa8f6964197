const GAP = 8; // px
const WIDEST = 16 / 9;
const NARROWEST = 4 / 3;
const UPRIGHT = { widest: 3 / 4, narrowest: 9 / 16 };
const STRIP = { wide: 220, narrow: 132 }; // px: the width of a strip beside, the width of its tiles below
const STRIP_BELOW = 800; // px of stage width under which the strip lies below

const CAPTION = { below: 160, height: 18 }; // px: of a narrow tile in a strip the name stands under the picture
const FLOAT = { share: 0.22, least: 112, most: 240, margin: 12 }; // of the stage's width, px

/**
 * px inside the stage; `caption` where the name stands under the picture.
 *
 * @typedef {{left: number, top: number, width: number, height: number, caption?: boolean}} Box
 */
/** @typedef {{widest: number, narrowest: number}} Shapes width by height */

/**
 * Equal tiles as large as they can be, the last row centred and short of one at most: between 16:9 and 4:3, or, where all
 * pictures are upright, between 3:4 and 9:16.
 *
 * @param {number} count
 * @param {number} width
 * @param {number} height
 * @returns {Box[]}
 */
export function grid(count, width, height, { upright = false } = {}) {
  const shapes = upright ? UPRIGHT : { widest: WIDEST, narrowest: NARROWEST };
  const best = Array.from({ length: count }, (_, index) => index + 1)
    .filter((columns) => Math.ceil(count / columns) * columns - count <= 1)
    .map((columns) => tileIn(columns, count, width, height, shapes))
    .reduce((one, other) => (other.width * other.height > one.width * one.height ? other : one));
  const rows = Math.ceil(count / best.columns);
  const top = (height - rows * best.height - (rows - 1) * GAP) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / best.columns);
    const inRow = Math.min(best.columns, count - row * best.columns);
    const left = (width - inRow * best.width - (inRow - 1) * GAP) / 2;
    return {
      left: left + (index % best.columns) * (best.width + GAP),
      top: top + row * (best.height + GAP),
      width: best.width,
      height: best.height,
    };
  });
}

/**
 * One on the stage, the others in a strip beside it, or below it where the stage is narrow.
 *
 * @param {number} others
 * @param {number} width
 * @param {number} height
 * @returns {{stage: Box, strip: Box[]}}
 */
export function spotlight(others, width, height) {
  if (others === 0) return { stage: { left: 0, top: 0, width, height }, strip: [] };
  const below = width < STRIP_BELOW || height > width;
  return below ? stripBelow(others, width, height) : stripBeside(others, width, height);
}

/**
 * A small tile over a lower corner of the stage.
 *
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function float(width, height, { left = false } = {}) {
  const tileWidth = Math.min(FLOAT.most, Math.max(FLOAT.least, width * FLOAT.share));
  const caption = tileWidth < CAPTION.below;
  const tileHeight = tileWidth / WIDEST + (caption ? CAPTION.height : 0);
  return {
    left: left ? FLOAT.margin : width - tileWidth - FLOAT.margin,
    top: height - tileHeight - FLOAT.margin,
    width: tileWidth,
    height: tileHeight,
    caption,
  };
}

/**
 * @param {number} columns
 * @param {number} count
 * @param {number} width
 * @param {number} height
 * @param {Shapes} shapes
 */
function tileIn(columns, count, width, height, { widest, narrowest }) {
  const rows = Math.ceil(count / columns);
  const cellWidth = (width - (columns - 1) * GAP) / columns;
  const cellHeight = (height - (rows - 1) * GAP) / rows;
  const ratio = Math.min(widest, Math.max(narrowest, cellWidth / cellHeight));
  return { columns, width: Math.min(cellWidth, cellHeight * ratio), height: Math.min(cellHeight, cellWidth / ratio) };
}

/** @param {number} others @param {number} width @param {number} height */
function stripBeside(others, width, height) {
  const tileHeight = Math.min(STRIP.wide / WIDEST, (height - (others - 1) * GAP) / others);
  const tileWidth = Math.min(STRIP.wide, tileHeight * WIDEST);
  const top = (height - others * tileHeight - (others - 1) * GAP) / 2;
  const caption = tileWidth < CAPTION.below;
  return {
    stage: { left: 0, top: 0, width: width - tileWidth - GAP, height },
    strip: Array.from({ length: others }, (_, index) => ({
      left: width - tileWidth,
      top: top + index * (tileHeight + GAP),
      width: tileWidth,
      height: tileHeight,
      caption,
    })),
  };
}

/** @param {number} others @param {number} width @param {number} height */
function stripBelow(others, width, height) {
  const tileWidth = Math.min(STRIP.narrow, (width - (others - 1) * GAP) / others);
  const caption = tileWidth < CAPTION.below;
  const tileHeight = tileWidth / NARROWEST + (caption ? CAPTION.height : 0);
  const left = (width - others * tileWidth - (others - 1) * GAP) / 2;
  return {
    stage: { left: 0, top: 0, width, height: height - tileHeight - GAP },
    strip: Array.from({ length: others }, (_, index) => ({
      left: left + index * (tileWidth + GAP),
      top: height - tileHeight,
      width: tileWidth,
      height: tileHeight,
      caption,
    })),
  };
}
