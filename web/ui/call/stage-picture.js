import { el } from '../../lib/dom.js';
import { grid, spotlight } from './layout.js';

const SIZE = { width: 1280, height: 720 }; // px
const FRAMES = 15; // a second
const REST = 3; // times as long as drawing took, at least
const PAD = 12; // px around a name

/** @typedef {import('./layout.js').Box} Box */
/** @typedef {import('./tile.js').Tile} Tile */

/** What is on the stage as one moving picture of its own size, for a recording. */
export class StagePicture {
  #stage;
  #canvas = el('canvas', { ...SIZE });
  #context = this.#canvas.getContext('2d');
  #colors;
  #timer = 0;
  #stream = this.#canvas.captureStream(FRAMES);

  /** @param {import('./stage.js').Stage} stage */
  constructor(stage) {
    this.#stage = stage;
    const style = getComputedStyle(stage.element);
    /** @param {string} name */
    const color = (name) => style.getPropertyValue(name).trim();
    this.#colors = { ground: color('--color-stage'), tile: color('--color-stage-tile'), text: color('--color-on-stage') };
  }

  get track() {
    return this.#stream.getVideoTracks()[0];
  }

  /** Where drawing takes long there are fewer pictures: the call itself goes first. */
  start() {
    const began = performance.now();
    this.#draw();
    const took = performance.now() - began;
    this.#timer = setTimeout(() => this.start(), Math.max(1000 / FRAMES - took, took * REST));
  }

  stop() {
    clearTimeout(this.#timer);
    this.track.stop();
  }

  #draw() {
    if (!this.#context) return;
    this.#context.fillStyle = this.#colors.ground;
    this.#context.fillRect(0, 0, SIZE.width, SIZE.height);
    for (const [tile, box] of this.#placed()) this.#drawTile(this.#context, tile, box);
  }

  /** @returns {[Tile, Box][]} */
  #placed() {
    const { tiles, spotlit } = this.#stage;
    const shown = tiles.filter(({ isOwnShare }) => !isOwnShare);
    // One's own screen is on one's own stage a small picture only, in a recording it is what it is about.
    const first = tiles.find(({ key, isOwnShare }) => (spotlit ? key === spotlit : isOwnShare));
    if (!first) {
      const boxes = grid(shown.length, SIZE.width, SIZE.height);
      return shown.map((tile, index) => [tile, boxes[index]]);
    }
    const others = shown.filter((tile) => tile !== first);
    const { stage, strip } = spotlight(others.length, SIZE.width, SIZE.height);
    return [[first, stage], ...others.map((tile, index) => /** @type {[Tile, Box]} */ ([tile, strip[index]]))];
  }

  /** @param {CanvasRenderingContext2D} context @param {Tile} tile @param {Box} box */
  #drawTile(context, tile, box) {
    const { left, top, width, height } = box;
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.fillStyle = this.#colors.tile;
    context.fillRect(left, top, width, height);
    if (tile.showsVideo && tile.video.videoWidth > 0) drawVideo(context, tile, box);
    context.fillStyle = this.#colors.text;
    context.font = `${Math.max(13, Math.round(height / 22))}px system-ui, sans-serif`;
    context.shadowColor = this.#colors.ground;
    context.shadowBlur = 6;
    context.fillText(tile.caption, left + PAD, top + height - PAD, width - 2 * PAD);
    context.restore();
  }
}

/** A screen as a whole, a face filling its tile. @param {CanvasRenderingContext2D} context @param {Tile} tile @param {Box} box */
function drawVideo(context, { video, screen }, { left, top, width, height }) {
  const scales = [width / video.videoWidth, height / video.videoHeight];
  const scale = screen ? Math.min(...scales) : Math.max(...scales);
  const [w, h] = [video.videoWidth * scale, video.videoHeight * scale];
  context.drawImage(video, left + (width - w) / 2, top + (height - h) / 2, w, h);
}
