import { api } from '../../lib/api.js';
import { ornament } from '../../lib/ornament.js';

const PATIENCE = 4000; // ms, after which one's own clock has to do

/**
 * How long the call was that one has just left, as the log counts it: a leave may cross a second on its way to the
 * server, and one call has one length wherever it is read.
 *
 * @param {string} call
 * @param {{me: rest.Me, told: Promise<void>, otherwise: number}} options `told` until the server knows that one left,
 *   `otherwise` the length by one's own clock
 * @returns {Promise<number>} seconds
 */
export function loggedLength(call, { me, told, otherwise }) {
  const late = new Promise((resolve) => setTimeout(() => resolve(otherwise), PATIENCE));
  const read = async () => {
    await told;
    return lengthOf(await api.get(`/calls/${encodeURIComponent(call)}`), me) ?? otherwise;
  };
  return Promise.race([ornament(read, otherwise), late]);
}

/** Of a call that goes on without one: until one left. @param {rest.Call} call @param {rest.Me} me */
export function lengthOf({ answeredAt, endedAt, durationSeconds, people }, me) {
  if (endedAt) return durationSeconds;
  const spans = people.find(({ user }) => user === me.user)?.spans ?? [];
  if (spans.some(({ leftAt }) => !leftAt)) return null; // the server does not know yet that one left
  const left = Math.max(...spans.map(({ leftAt }) => Date.parse(leftAt ?? '')));
  return answeredAt && Number.isFinite(left) ? Math.max(0, Math.floor((left - Date.parse(answeredAt)) / 1000)) : null;
}
