import { nameOf } from './guest-name.js';
import { roomNameOf } from './server-names.js';

const UNANSWERED = ['missed', 'cancelled', 'busy'];
/** @type {Record<string, string>} */
const ICONS = {
  ongoing: 'phone-call',
  ringing: 'phone-call',
  ringingIn: 'phone-call',
  missed: 'phone-missed',
  in: 'phone-incoming',
  out: 'phone-outgoing',
  room: 'users',
  failed: 'triangle-alert',
  interrupted: 'triangle-alert',
  declinedByMe: 'phone-off',
  declined: 'phone-off',
};

/**
 * `word` completes the text key `call.outcome.…`; `others` are accounts to ring back, `room` a room to join.
 *
 * @typedef {'in'|'out'|'room'|'other'} Direction
 * @typedef {{direction: Direction, missed: boolean, word: string, icon: string, who: string, others: string[],
 *   room: string|null}} CallView
 */

/**
 * A call of the log as one person sees it.
 *
 * @param {rest.Call} call as in GET /calls
 * @param {string} me user id
 * @returns {CallView}
 */
export function viewOf(call, me) {
  const mine = call.people.find((person) => person.user === me);
  const others = call.people.filter((person) => person.user !== me);
  const direction = directionOf(call, mine);
  const missed = direction === 'in' && mine !== undefined && UNANSWERED.includes(mine.outcome);
  const word = wordOf(call, mine, direction, missed);
  const goesOn = call.outcome === 'ongoing' && !isRinging(call);
  return {
    direction,
    missed,
    word,
    icon: ICONS[missed ? 'missed' : word] ?? ICONS[direction] ?? 'phone',
    who: whoOf(call, others, direction),
    others: mine && call.kind === 'direct' && (missed || call.outcome !== 'ongoing') ? accountsOf(others) : [],
    room: goesOn && !missed ? (call.room?.id ?? null) : null,
  };
}

/** Not answered yet: there is nothing to join, but a card to answer. @param {rest.Call} call */
function isRinging(call) {
  return call.kind === 'direct' && call.outcome === 'ongoing' && !call.answeredAt;
}

/** @param {rest.Call} call @param {rest.CallPerson | undefined} mine @returns {Direction} */
function directionOf(call, mine) {
  if (!mine) return 'other';
  if (call.kind === 'room') return 'room';
  return mine.role === 'caller' ? 'out' : 'in';
}

/**
 * @param {rest.Call} call
 * @param {rest.CallPerson | undefined} mine
 * @param {Direction} direction
 * @param {boolean} missed
 */
function wordOf(call, mine, direction, missed) {
  if (isRinging(call)) return direction === 'out' ? 'ringing' : 'ringingIn';
  // Whoever was rung and whoever rang read the same of it.
  if (mine?.outcome === 'cancelled' || call.outcome === 'cancelled') return 'cancelled';
  if (missed) return 'missed';
  if (direction === 'in' && mine?.outcome === 'declined') return 'declinedByMe';
  if (direction === 'out' && call.outcome === 'missed') return 'noAnswer';
  if (call.outcome !== 'completed') return call.outcome;
  return direction === 'other' ? 'completed' : direction;
}

/** @param {rest.Call} call @param {rest.CallPerson[]} others @param {Direction} direction */
function whoOf(call, others, direction) {
  if (call.kind === 'room' && call.room?.name) return roomNameOf(call.room);
  if (direction === 'other') return call.people.map(nameOf).join(' → ');
  return others.map(nameOf).join(', ');
}

/** @param {rest.CallPerson[]} people */
function accountsOf(people) {
  return people.filter((person) => !person.guest).map((person) => person.user);
}
