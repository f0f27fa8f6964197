/**
 * Where the rows of a long list lie: all of one height, and under some of them something open. A value; in px.
 */
export class RowSpace {
  /** @param {{count: number, rowHeight: number, open?: [number, number][]}} rows `open`: index and further height */
  constructor({ count, rowHeight, open = [] }) {
    this.count = count;
    this.rowHeight = rowHeight;
    this.open = open.toSorted(([a], [b]) => a - b);
  }

  get height() {
    return this.topOf(this.count);
  }

  /** Where a row begins. @param {number} index */
  topOf(index) {
    return this.open.reduce(
      (top, [row, height]) => (row < index ? top + height : top),
      index * this.rowHeight,
    );
  }

  /** The row at a height; what lies outside counts to the nearest. @param {number} y */
  at(y) {
    let below = 0;
    for (const [row, height] of this.open) {
      const bottom = (row + 1) * this.rowHeight + below + height;
      if (y < bottom) return this.#within(Math.min(row, Math.floor((y - below) / this.rowHeight)));
      below += height;
    }
    return this.#within(Math.floor((y - below) / this.rowHeight));
  }

  /**
   * The rows to be there for what one sees from `top` to `bottom`, with some to spare.
   *
   * @param {number} top
   * @param {number} bottom
   * @param {number} spare
   * @returns {{first: number, last: number}} `last` exclusive
   */
  seen(top, bottom, spare) {
    if (this.count === 0) return { first: 0, last: 0 };
    return {
      first: Math.max(0, this.at(top) - spare),
      last: Math.min(this.count, this.at(bottom) + 1 + spare),
    };
  }

  /** @param {number} index */
  #within(index) {
    return Math.min(Math.max(0, index), Math.max(0, this.count - 1));
  }
}
