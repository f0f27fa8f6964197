import { api } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { later } from '../../lib/later.js';
import { ornament } from '../../lib/ornament.js';
import { dayAndClock, duration } from '../../lib/time.js';
import { overScreen } from './screens.js';

const loadLine = later(() => import('./line.js'));
/** @type {ReturnType<typeof loadLine> | null} */
let line = null;

/**
 * What to show to who comes to a room that is gone: a computer that slept wakes up at the door of a call that is over.
 *
 * @param {{room: string, call?: string, me: rest.Me | null}} options `call` where one was rung
 * @returns {Promise<HTMLElement | null>} null where there never was such a room, as far as one may know
 */
export async function pastCall({ room, call, me }) {
  if (!me || me.guest) return null;
  const past = await lastCallIn(room, me.user);
  if (!past && !call) return null;
  const others = past ? othersIn(past, me) : [];
  const direct = past?.kind !== 'room';
  stayOnLine(me);
  return overScreen({
    direct,
    text: past ? sentence(past, others, direct) : null,
    log: past?.id,
    callBack: backTo(others),
  });
}

/** What the log says of the last call there. @param {string} room @param {rest.Me} me @returns {Promise<string | null>} */
export async function lastWords(room, me) {
  const past = me.guest ? null : await lastCallIn(room, me.user);
  return past && sentence(past, othersIn(past, me), past.kind !== 'room');
}

/** @param {{user: string, name: string}[]} others @returns {(() => void) | undefined} rings them, where that can be */
export function backTo(others) {
  const rung = others.filter(({ user }) => !user.startsWith('guest-'));
  return rung.length > 0 ? async () => (await loadLine()).callBack(rung) : undefined;
}

/** Whoever reads that a call is over can be rung there, but for guests. @param {rest.Me} me */
export function stayOnLine(me) {
  if (me.guest) return;
  line ??= loadLine();
  line.then(({ openLine }) => openLine()).catch(() => (line = null));
}

/** Before one goes into a call, which has a connection of its own. */
export async function leaveLine() {
  const opened = line;
  line = null;
  await opened?.then(({ closeLine }) => closeLine()).catch(() => {});
}

/** The last one that one was part of and that is over. @param {string} room @param {string} user */
async function lastCallIn(room, user) {
  /** @type {rest.Page<rest.Call> | null} */
  const list = await ornament(() => api.get('/calls', { room, user, limit: 1 }), null);
  return list?.items.find(({ endedAt }) => endedAt !== null) ?? null;
}

/** @param {rest.Call} call @param {rest.Me} me */
function othersIn({ people }, me) {
  return people.filter(({ user }) => user !== me.user);
}

/** @param {rest.Call} call @param {rest.Named[]} others @param {boolean} direct */
function sentence({ answeredAt, startedAt, durationSeconds }, others, direct) {
  const words = { names: others.map(({ name }) => name).join(', '), when: dayAndClock(startedAt) };
  if (!direct) return t('call.over.room.text', words);
  if (!answeredAt) return t('call.over.unanswered', words);
  return t('call.over.with', { ...words, length: duration(durationSeconds) });
}
