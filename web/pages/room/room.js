import { ApiError, api } from '../../lib/api.js';
import { fill, find, present } from '../../lib/dom.js';
import { nameOf } from '../../lib/guest-name.js';
import { t } from '../../lib/i18n.js';
import { registerWorker } from '../../lib/notifications.js';
import { ornament } from '../../lib/ornament.js';
import { roomIn } from '../../lib/room-path.js';
import { deviceNameOf, roomNameOf } from '../../lib/server-names.js';
import { passkeyPath } from '../../lib/session.js';
import { problemOf } from '../../lib/thrown.js';
import { LocalMedia } from '../../rtc/media.js';
import { showTab } from '../../ui/call/tab.js';
import { takeAccepted } from '../rings/enter.js';
import { fullScreen, isFull } from './full-room.js';
import { placesIn } from './other-devices.js';
import { backTo, lastWords, leaveLine, pastCall, stayOnLine } from './past-call.js';
import { reloadedAfter, reloadedWithin } from './rejoin-state.js';
import { leftScreen, obstacle, passcodeScreen, refusalScreen } from './screens.js';
import { chosenDevices } from './prejoin/device-settings.js';

// The preview is there before the far larger rest, which comes while one looks at oneself.
const loadEntry = () => import('./prejoin/prejoin.js');
const loadStay = () => import('./enter-room.js');
/**
 * As much as is known of a room.
 *
 * @typedef {{id: string, name: string, inside?: rest.Named[], recording?: boolean, capacity?: number, locked?: boolean,
 *   kind?: string, hosts?: string[]}} Where
 */
/**
 * How one goes in.
 *
 * @typedef {{me: rest.Me, room: Where, used: {mic: boolean, camera: boolean}, call?: string, passcode?: string,
 *   replaces?: string, deaf?: boolean}} Stay
 */

const main = present(find(document, 'main'));
const roomId = roomIn(location.pathname);
const accepted = takeAccepted(roomId);
const within = reloadedWithin(roomId);
const after = reloadedAfter(roomId);
// An address says where to go. What happens there is up to whoever sits in front of it.
ornament(() => history.replaceState(null, '', location.pathname));

await start();
registerWorker();

async function start() {
  const missing = obstacle();
  if (missing) return show(refusalScreen({ code: missing, guest: true }));
  /** @type {rest.Me | null} */
  let session = null;
  try {
    /** @type {rest.Me} */
    const me = (session = await api.get('/session'));
    if (me.mustAddPasskey) return location.replace(passkeyPath());
    const [room, [elsewhere]] = await Promise.all([describe(me), placesIn(roomId)]);
    showTab(room.name);
    if (within) await enterWith({ me, room, used: within.used, call: within.call });
    else if (accepted) await enterWith({ me, room, used: { mic: true, camera: accepted.camera }, call: accepted.call });
    else if (isFull(room, me.user)) showFull(me, room);
    else await enterPreviewed(me, room, elsewhere);
  } catch (error) {
    // What is our own fault is told to whoever looks for it.
    if (!(error instanceof ApiError)) console.error(error);
    const { status, code: told, detail } = problemOf(error);
    const again = status === 0 ? () => location.reload() : undefined;
    const code = status === 401 ? 'unauthenticated' : told;
    const past = code === 'no-such-room' && (await pastCall({ room: roomId, me: session }));
    show(past || refusalScreen({ code, message: detail, again, guest: session?.guest }));
  }
}

/**
 * Rooms made for one call have no more than the address here; entering tells the rest.
 *
 * @param {rest.Me} me
 * @returns {Promise<Where>}
 */
async function describe(me) {
  if (me.guest && me.room !== roomId) throw new ApiError({ status: 404, code: 'no-such-room' });
  try {
    /** @type {rest.Room} */
    const room = await api.get(`/rooms/${encodeURIComponent(roomId)}`);
    // The name of a call's room lists all who were rung, whether or not they came.
    return { ...room, name: room.kind === 'call' ? t('call.direct') : roomNameOf(room) };
  } catch (error) {
    const rung = accepted ?? within?.call;
    // Of a room that is not there, and never was a call's, there is nothing to look at in a mirror.
    const { status } = problemOf(error);
    if (status === 401 || status === 0 || (status === 404 && !rung)) throw error;
    return { id: roomId, name: t(rung ? 'call.direct' : 'call.room') };
  }
}

/** @param {rest.Me} me @param {Where} room @param {rest.Place | undefined} elsewhere */
async function enterPreviewed(me, room, elsewhere) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  const { Entry } = await loadEntry();
  const entry = new Entry({ media, room: room.name, me, asks: asksFirst(room, me) });
  // Guests learn who is inside by entering.
  entry.showInside(me.guest ? undefined : room.inside?.map(nameOf), room.recording);
  if (elsewhere) entry.showElsewhere(deviceNameOf(elsewhere.device));
  show(entry.element);
  loadStay();
  const { move, deaf } = await entry.run({ quiet: after });
  await enter({ me, room, media, used: media.wanted, replaces: move ? elsewhere?.peer : undefined, deaf });
}

/** Nothing is turned on for a room that has no place. @param {rest.Me} me @param {Where} room */
function showFull(me, room) {
  const free = async () => {
    const [now, [elsewhere]] = await Promise.all([describe(me), placesIn(room.id)]);
    await enterPreviewed(me, now, elsewhere);
  };
  show(fullScreen({ room: room.id, me, free, again: free }));
}

/** Whether a host has to let one in. @param {Where} room @param {rest.Me} me */
function asksFirst({ locked = false, kind = 'call', hosts = [] }, { user, role }) {
  return locked && !hosts.includes(user) && !(role === 'admin' && kind !== 'adhoc' && kind !== 'call');
}

/** Straight in: who accepted a ring, or comes again, wants to talk now, not to look into a mirror. @param {Stay} how */
async function enterWith(how) {
  const media = new LocalMedia({ chosen: chosenDevices() });
  media.mute(!how.used.mic);
  await enter({ ...how, media });
  await media.start({ camera: how.used.camera });
}

/** @param {Stay & {media: LocalMedia}} how */
async function enter(how) {
  const { stay } = await loadStay();
  await leaveLine();
  const { me, room, used, passcode } = how;
  stay(how, {
    show,
    over: (detail) => over(how, detail),
    cancelled: async () => enterPreviewed(me, room, (await placesIn(room.id))[0]),
    refused: (refusal) => refused({ me, room, used, passcode, call: how.call, refusal }),
  });
}

/** @param {Stay} stay @param {import('./call.js').Over} detail */
async function over(stay, detail) {
  const { me, room } = stay;
  // How long the call was before one came back, only the log knows.
  const text = detail.reason === 'endedAway' ? await lastWords(room.id, me) : undefined;
  show(leftScreen({ ...detail, ...wayOn(stay, detail), text, guest: me.guest }));
  stayOnLine(me);
}

/**
 * Into a call that is over one rings again, unless it goes on at another device.
 *
 * @param {Stay} stay
 * @param {import('./call.js').Over} over
 */
function wayOn({ me, room, call, passcode }, { reason, used, others, goesOn }) {
  const moveHere = async () => enterWith({ me, room, used, replaces: (await placesIn(room.id))[0]?.peer });
  if (reason === 'moved') return { rejoin: moveHere };
  if (!goesOn || reason === 'endedAway') return { call, callBack: backTo(others) };
  return { call, rejoin: () => enterWith({ me, room, used, passcode, call }) };
}

/** @param {Stay & {refusal: import('./call.js').Refused}} stay */
async function refused({ me, room, used, passcode, call, refusal }) {
  const past = refusal.code === 'no-such-room' && (await pastCall({ room: room.id, call, me }));
  if (past) return show(past);
  if (refusal.code === 'room-full' && !call) return showFull(me, room);
  const waits = refusal.code === 'rate-limited' && passcode !== undefined;
  if (refusal.code === 'wrong-passcode' || waits) {
    /** @param {string} text */
    const submit = (text) => enterWith({ me, room, used, passcode: text });
    return show(passcodeScreen({ wrong: passcode !== undefined, wait: waits ? refusal.retryAfter : 0, submit }));
  }
  const final = refusal.retry === 'never' || refusal.code === 'unauthenticated';
  const again = final ? undefined : () => enterWith({ me, room, used, passcode });
  show(refusalScreen({ ...refusal, again, guest: me.guest }));
}

/** @param {HTMLElement} element */
function show(element) {
  fill(main, element);
  find(element, 'h1[tabindex]')?.focus();
}
