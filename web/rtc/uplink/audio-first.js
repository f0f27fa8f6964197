/** From all that is wanted to none: two steps of less video lie between. */
export const FULL = 0;
export const LESS = 1;
export const LEAST = 2;
export const PAUSED = 3;

/** Percent, kbit/s and ms at which sound is about to suffer. */
const BAD = { loss: 10, kbps: 120, rtt: 1500 };
const SEVERE_LOSS = 20; // percent
const TIGHT = { loss: 7, kbps: 300 };
const CLEAR_LOSS = 4; // percent
/** kbit/s that have to be free before going up to that step; unknown there counts as free. */
const NEEDS = [450, 200, 0];

const SEVERE_COUNT = 2; // readings in a row until video pauses
const BAD_COUNT = 4; // the same where loss is moderate
const TIGHT_COUNT = 2; // readings in a row until there is less video
const UNHEARD_COUNT = 2; // readings in a row without a report on the video that is sent: reports are lost, too

const SETTLES = 6000; // ms after a change until an estimate is of what is sent now
const STEP_UP = 8000; // ms without trouble until there is more video
const BLIND = 3; // times as long where the estimate does not grow: it cannot while little is sent
const RETRY = 10000; // ms until a paused video is tried again, twice as long after each trial that failed
const LONGEST_RETRY = 240_000; // ms
const TRIAL = 20000; // ms in which a trial can fail
const PROVEN = 30000; // ms of full video until earlier failures are forgotten
const GROWS = 1.05; // times the estimate of the reading before: one that grows so has not arrived yet
const INSIST = 30000; // ms of trouble that a person's wish for video outlasts

/** @typedef {import('./line-reading.js').LineReading} LineReading */
/** @typedef {'full' | 'reduced' | 'paused'} VideoState */

/**
 * How much video one peer is sent so that sound stays clear. Goes down within seconds, comes back slowly, and after a
 * trial that failed more slowly still. Knows no connection and no clock: time is what readings say.
 */
export class AudioFirst {
  #bad = 0;
  #severe = 0;
  #tight = 0;
  #unheard = 0;
  #everHeard = false;
  #clearSince = 0;
  /** @type {number | null} */
  #changedAt = null;
  #retry = RETRY;
  #at = 0;
  #isTrial = false;
  #lastKbps = 0;
  #lastLoss = 0;
  /** @type {number | null} */
  #insistedTroubleSince = null;
  #insists = false;

  level = FULL;
  /** Percent, smoothed. */
  loss = 0;

  /** @returns {VideoState} */
  get state() {
    if (this.level === FULL) return 'full';
    return this.level === PAUSED ? 'paused' : 'reduced';
  }

  /** @param {LineReading} reading @returns {boolean} whether there is to be more or less video from now on */
  add(reading) {
    this.#at = reading.at;
    this.#changedAt ??= reading.at;
    const before = this.level;
    this.#count(reading);
    if (!this.#goDown(reading)) this.#goUp(reading);
    if (this.level !== before) this.#changedAt = reading.at;
    return this.level !== before;
  }

  /** A person wants video back: that counts until the line has been bad for long. */
  insist() {
    if (this.level !== PAUSED) return;
    this.#insists = true;
    this.#insistedTroubleSince = null;
    this.#set(LEAST);
    this.#changedAt = this.#at;
    this.#isTrial = false;
    this.#retry = RETRY;
  }

  // Internal

  /** @param {LineReading} reading */
  #count({ at, availableKbps, lossPercent, rttMs, sendsVideo }) {
    if (lossPercent !== null) this.loss = Math.round((0.5 * this.loss + 0.5 * lossPercent) * 10) / 10;
    // Sound alone is reported on every 5 s or so: until then what was heard last holds.
    const loss = (this.#lastLoss = lossPercent ?? this.#lastLoss);
    const estimate = availableKbps ?? Infinity;
    // While no video is sent the estimate is of what is sent, not of the line; after a pause it takes its time to grow.
    const isEarly = this.#sinceChange(at) < SETTLES || (this.#isTried(at) && estimate > GROWS * this.#lastKbps);
    this.#lastKbps = estimate;
    const kbps = sendsVideo && !isEarly ? estimate : Infinity;
    this.#everHeard ||= lossPercent !== null;
    this.#unheard = this.#everHeard && sendsVideo && lossPercent === null ? this.#unheard + 1 : 0;
    const isUnheard = this.#unheard >= UNHEARD_COUNT;
    const bad = loss >= BAD.loss || kbps < BAD.kbps || (rttMs ?? 0) >= BAD.rtt || isUnheard;
    const severe = loss >= SEVERE_LOSS || kbps < BAD.kbps;
    this.#bad = bad ? this.#bad + 1 : 0;
    this.#severe = severe ? this.#severe + 1 : 0;
    this.#tight = bad || loss >= TIGHT.loss || kbps < TIGHT.kbps ? this.#tight + 1 : 0;
    if (bad || loss >= CLEAR_LOSS) this.#clearSince = at;
    if (!bad) this.#insistedTroubleSince = null;
    else this.#insistedTroubleSince ??= at;
  }

  /** @param {LineReading} reading */
  #goDown({ at }) {
    const patience = this.#isTried(at) ? 2 : 1; // a trial has shown what it could in half the time
    const hasToPause = this.#severe >= SEVERE_COUNT / patience || this.#bad >= BAD_COUNT / patience;
    if (hasToPause && this.level < PAUSED) {
      if (this.#outlasts(at)) return this.#lower(LEAST);
      this.#pause(at);
      return true;
    }
    if (this.#bad >= TIGHT_COUNT) return this.#lower(LEAST);
    return this.level === FULL && this.#tight >= TIGHT_COUNT && this.#lower(LESS);
  }

  /** @param {number} at */
  #outlasts(at) {
    return this.#insists && at - (this.#insistedTroubleSince ?? at) < INSIST;
  }

  /** @param {number} at */
  #pause(at) {
    if (this.#isTried(at)) this.#retry = Math.min(LONGEST_RETRY, 2 * this.#retry);
    this.#insists = false;
    this.#isTrial = false;
    this.#clearSince = at;
    this.#lastLoss = 0; // of video that is no longer sent: of sound there are reports of its own
    this.#set(PAUSED);
  }

  /** @param {number} level @returns {boolean} whether the line is not what it should be */
  #lower(level) {
    if (this.level < level) this.#set(level);
    return true;
  }

  /** @param {LineReading} reading */
  #goUp({ at, availableKbps, sendsVideo }) {
    if (this.level === FULL) {
      if (this.#sinceChange(at) > PROVEN) this.#retry = RETRY;
      return;
    }
    const clear = Math.min(at - this.#clearSince, this.#sinceChange(at));
    if (this.level === PAUSED) {
      if (clear < this.#retry) return;
      this.#isTrial = true;
      return this.#set(LEAST);
    }
    const isFree = !sendsVideo || (availableKbps ?? Infinity) >= NEEDS[this.level - 1];
    if (clear >= (isFree ? STEP_UP : BLIND * STEP_UP)) this.#set(this.level - 1);
  }

  /** @param {number} at */
  #sinceChange(at) {
    return at - (this.#changedAt ?? at);
  }

  /** Whether video is back after a pause, and not for long enough to be sure of it. @param {number} at */
  #isTried(at) {
    return this.#isTrial && this.#sinceChange(at) < TRIAL;
  }

  /** @param {number} level */
  #set(level) {
    this.level = level;
    this.#bad = this.#severe = this.#tight = 0;
  }
}
