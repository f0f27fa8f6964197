const STEP = 25; // ms between two points of a curve
const WINDOW = 160; // points that are compared: 4 s
const EVERY = 20; // points after which they are compared again
const GAP = 200; // ms without a look after which one begins anew
const RANGE = 35; // decibels below the loudest that count
const LEVEL = 20; // points to each side by which a curve is levelled
const LIVELY = 4; // decibels by which a curve of speech goes up and down
const ALIKE = 0.65; // of 1
const ALONE = 0.8; // of the best likeness, below which all others are: what beats in time is like itself at many
const BESIDE = 6; // points around the best that are part of it
const ALIKE_FOR = 3; // comparisons in a row
// By how much one hears it before it comes over the line, in points. An echo from the other end takes twice the way.
const NEAR = { from: 1, to: 7 };
const LOOKED_AT = { from: -20, to: 28 };

/** @typedef {{at: number, mic: number, other: number}} Look ms, and how loud the two microphones are in decibels */

/**
 * Whether two microphones of a call stand in one room. Then each hears itself what comes over the line a moment later.
 * What one's own speakers play is heard after it came, and what echoes at the other end comes back far later.
 */
export class SameRoom {
  /** @type {number[]} */
  #mic = [];
  /** @type {number[]} */
  #other = [];
  /** @type {Look | null} */
  #before = null;
  #next = 0;
  #fresh = 0;
  #times = 0;

  /** @param {Look} look at both at one moment, every 25 ms or so @returns {boolean} whether they are in one room */
  look(look) {
    const before = this.#before;
    this.#before = look;
    if (!before || look.at - before.at > GAP) return this.#begin(look.at);
    for (; this.#next <= look.at; this.#next += STEP) {
      const part = (this.#next - before.at) / (look.at - before.at || 1);
      keep(this.#mic, before.mic + (look.mic - before.mic) * part);
      keep(this.#other, before.other + (look.other - before.other) * part);
      this.#fresh++;
    }
    if (this.#mic.length < WINDOW || this.#fresh < EVERY) return false;
    this.#fresh = 0;
    this.#times = areNear(this.#mic, this.#other) ? this.#times + 1 : 0;
    return this.#times >= ALIKE_FOR;
  }

  /** @param {number} at */
  #begin(at) {
    this.#mic = [];
    this.#other = [];
    this.#next = at;
    this.#fresh = this.#times = 0;
    return false;
  }
}

/** @param {number[]} points @param {number} point */
function keep(points, point) {
  points.push(point);
  if (points.length > WINDOW) points.shift();
}

/** @param {number[]} heard by one's own microphone @param {number[]} came over the line */
function areNear(heard, came) {
  const [first, second] = [upsAndDowns(heard), upsAndDowns(came)];
  if (spread(first) < LIVELY || spread(second) < LIVELY) return false;
  const found = [];
  for (let shift = LOOKED_AT.from; shift <= LOOKED_AT.to; shift++) {
    found.push({ shift, likeness: likeness(first, second, shift) });
  }
  const best = found.reduce((one, other) => (other.likeness > one.likeness ? other : one));
  if (best.likeness < ALIKE || best.shift < NEAR.from || best.shift > NEAR.to) return false;
  const others = found.filter(({ shift }) => Math.abs(shift - best.shift) > BESIDE);
  return others.every((other) => other.likeness < best.likeness * ALONE);
}

/** How loud a microphone is set and how far away somebody sits does not count. @param {number[]} points */
function upsAndDowns(points) {
  const floor = Math.max(...points) - RANGE;
  const loud = points.map((point) => Math.max(point, floor));
  const smooth = loud.map((_, i) => mean(loud, i - 1, i + 1));
  return smooth.map((point, i) => point - mean(smooth, i - LEVEL, i + LEVEL));
}

/** @param {number[]} points @param {number} from @param {number} to */
function mean(points, from, to) {
  const part = points.slice(Math.max(0, from), to + 1);
  return part.reduce((sum, point) => sum + point, 0) / part.length;
}

/** @param {number[]} points around 0 */
function spread(points) {
  return Math.sqrt(points.reduce((sum, point) => sum + point * point, 0) / points.length);
}

/**
 * Of two curves, the second that many points later: 1 for the same, around 0 for strangers.
 *
 * @param {number[]} first @param {number[]} second @param {number} shift
 */
function likeness(first, second, shift) {
  let [both, one, two] = [0, 0, 0];
  for (let i = Math.max(0, -shift); i < WINDOW - Math.max(0, shift); i++) {
    both += first[i] * second[i + shift];
    one += first[i] ** 2;
    two += second[i + shift] ** 2;
  }
  return one && two ? both / Math.sqrt(one * two) : 0;
}
